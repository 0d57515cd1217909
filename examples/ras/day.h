// A day as documents and the command line write it.
#ifndef RAS_EXAMPLES_RAS_DAY_H_
#define RAS_EXAMPLES_RAS_DAY_H_

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Validators.hpp>
#include <string>

namespace ras::tool {

// Whether this is a day, "2026-04-01", from 1900 to 2999. Days written so stand in order as text does.
bool IsDay(const std::string& text);

// Takes nothing but a day: for an option of the command line.
CLI::Validator IsDayOption();

// Adds --as-of, which takes nothing but a day: another word is a mistake of the command line, not of a file.
void AddAsOf(CLI::App* command, std::string* as_of, const std::string& about);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_DAY_H_
