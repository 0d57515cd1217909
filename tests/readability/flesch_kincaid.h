// The Flesch-Kincaid grade level of English text: 0.39 words/sentences + 11.8 syllables/words - 15.59
// (Kincaid and others, 1975).
//
// Syllables are counted by a rule of our own: groups of vowels (a e i o u y) in a word, less one for a silent
// final "e" (unless the word ends in "le" after a consonant), and at least one. Words are runs of letters;
// apostrophes belong to the word. A token with a digit in it (a sum, a score, a date) is one word of one
// syllable, as reading programs count them.
//
// Sentences end at . ! ? and nowhere else in a paragraph: a colon ends none, since what follows it belongs to
// what stands before, and counting it would lower the grade. The end of a paragraph ends a sentence too, so
// that an item of a list or a cell of a table stands alone; each is given to CountText by itself. A heading
// is not given to it at all: it is no sentence, and so short that it would lower the grade.
#ifndef RAS_TESTS_READABILITY_FLESCH_KINCAID_H_
#define RAS_TESTS_READABILITY_FLESCH_KINCAID_H_

#include <cctype>
#include <string>
#include <string_view>
#include <vector>

namespace ras::testing {

struct TextCounts {
  int words = 0;
  int sentences = 0;
  int syllables = 0;
};

inline int Syllables(std::string_view word) {
  const auto is_vowel = [](char c) {
    return std::string_view("aeiouyAEIOUY").find(c) != std::string_view::npos;
  };
  int groups = 0;
  bool in_group = false;
  for (const char c : word) {
    const bool vowel = is_vowel(c);
    if (vowel && !in_group) ++groups;
    in_group = vowel;
  }
  const std::size_t n = word.size();
  const bool final_e = n > 2 && (word[n - 1] == 'e' || word[n - 1] == 'E') && !is_vowel(word[n - 2]);
  const bool consonant_le = n > 2 && (word[n - 2] == 'l' || word[n - 2] == 'L') && !is_vowel(word[n - 3]);
  if (final_e && !consonant_le && groups > 1) --groups;
  return groups < 1 ? 1 : groups;
}

// Adds the counts of one paragraph.
inline void CountText(std::string_view paragraph, TextCounts* counts) {
  bool open_sentence = false;
  std::size_t i = 0;
  while (i < paragraph.size()) {
    while (i < paragraph.size() && std::isspace(static_cast<unsigned char>(paragraph[i]))) ++i;
    const std::size_t start = i;
    while (i < paragraph.size() && !std::isspace(static_cast<unsigned char>(paragraph[i]))) ++i;
    const std::string_view token = paragraph.substr(start, i - start);
    if (token.empty()) break;
    bool digit = false;
    std::string letters;
    for (const char c : token) {
      if (std::isdigit(static_cast<unsigned char>(c))) digit = true;
      if (std::isalpha(static_cast<unsigned char>(c)) || c == '\'') letters += c;
    }
    if (digit || !letters.empty()) {
      ++counts->words;
      counts->syllables += digit ? 1 : Syllables(letters);
      open_sentence = true;
    }
    const std::size_t last = token.find_last_not_of("\")'");
    if (last != std::string_view::npos &&
        std::string_view(".!?").find(token[last]) != std::string_view::npos && open_sentence) {
      ++counts->sentences;
      open_sentence = false;
    }
  }
  if (open_sentence) ++counts->sentences;
}

inline double GradeOf(const TextCounts& counts) {
  return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59;
}

}  // namespace ras::testing

#endif  // RAS_TESTS_READABILITY_FLESCH_KINCAID_H_
