// The library's own version, as it is written into determinations.
#ifndef RAS_LIB_VERSION_H_
#define RAS_LIB_VERSION_H_

namespace ras {

// "major.minor.patch". Static storage; never freed.
const char* Version() noexcept;

}  // namespace ras

#endif  // RAS_LIB_VERSION_H_
