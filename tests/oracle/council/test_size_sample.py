"""The figures of docs/sampling.md section 1, and those of the framework's tables that it speaks of."""
import unittest

from size_sample import margin_of_sample, size_sample


def sizes(people, **precision):
    request = {"populations": [{"id": f"p{i}", "people": n} for i, n in enumerate(people)], "precision": precision}
    return size_sample(request)


class SizeSample(unittest.TestCase):
    def test_four_populations_and_all_as_one(self):
        answer = sizes([700, 200, 50, 50])
        self.assertEqual([sample["sampled"] for sample in answer["samples"]], [248, 132, 44, 44])
        self.assertEqual((answer["sampled"], answer["as_one"]["sampled"]), (468, 278))

    def test_rounding_up_never_exceeds_the_margin(self):
        answer = sizes([1000], size_rule="SAMPLE_SIZE_RULE_ROUND_UP")
        self.assertEqual((answer["samples"][0]["without_end"], answer["samples"][0]["sampled"]), (385, 278))
        self.assertLessEqual(float(answer["samples"][0]["margin_percent"]), 5)

    def test_a_sample_has_somebody(self):
        answer = sizes([1, 40], quantile="0.000000001")
        self.assertEqual([sample["sampled"] for sample in answer["samples"]], [1, 1])

    def test_the_margin_is_rounded_up(self):
        answer = margin_of_sample({"populations": [{"id": "all", "people": "1000", "sampled": "278"}]})
        self.assertEqual(answer["samples"][0]["margin_percent"], "4.9968")  # 4.99671...


if __name__ == "__main__":
    unittest.main()
