// Samples without one of their people, by leaving that person out of the list: what the kernels that do it
// without the list are held against.
#ifndef RAS_TESTS_KERNELS_PEOPLE_LEFT_OUT_H_
#define RAS_TESTS_KERNELS_PEOPLE_LEFT_OUT_H_

#include <cstddef>
#include <vector>

namespace ras::testing {

template <class Person>
std::vector<Person> Without(std::vector<Person> people, std::size_t index) {
  people.erase(people.begin() + static_cast<std::ptrdiff_t>(index));
  return people;
}

}  // namespace ras::testing

#endif  // RAS_TESTS_KERNELS_PEOPLE_LEFT_OUT_H_
