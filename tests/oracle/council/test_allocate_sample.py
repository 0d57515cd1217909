"""The example of docs/sampling.md section 2, and two that show its rules about equal fractions and about minimums."""
import unittest

from allocate_sample import FLOOR, share_out, shares_of


class AllocateSample(unittest.TestCase):
    def test_the_frameworks_example(self):
        people = {"older": 1000, "physical": 500}
        self.assertEqual(shares_of(people, 100, None), {"older": 67, "physical": 33})
        self.assertEqual(shares_of(people, 100, FLOOR), {"older": 66, "physical": 33})

    def test_of_equal_fractions_the_larger_group_and_then_the_first_name(self):
        self.assertEqual(shares_of({"a": 1, "b": 3}, 2, None), {"a": 0, "b": 2})
        self.assertEqual(shares_of({"b": 2, "a": 2}, 1, None), {"b": 0, "a": 1})

    def test_what_a_minimum_takes_is_shared_by_the_others(self):
        people = {"a": 2, "b": 60, "c": 40}
        self.assertEqual(share_out(people, 12, None, {"a": 2, "b": 0, "c": 0}), {"a": 2, "b": 6, "c": 4})


if __name__ == "__main__":
    unittest.main()
