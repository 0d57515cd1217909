"""The example of docs/sampling.md section 3."""
import unittest

from draw_sample import draw_sample, population_fingerprint, ticket

SEED = "minutes of 12 May 2026, item 4"
GROUPS = {"p01": "older", "p04": "older", "p07": "older", "p02": "older", "p05": "older", "p08": "learning", "p06": "learning", "p03": "learning"}
REQUEST = {"people": [{"id": name, "care_group": group} for name, group in sorted(GROUPS.items())], "seed": SEED,
           "strata": [{"care_group": "older", "places": "3"}, {"care_group": "learning", "places": "1"}]}


class DrawSample(unittest.TestCase):
    def test_a_ticket(self):
        self.assertEqual(ticket(SEED, "p01"), "11bc88c07c7c99aec1755c3d3c93a68b4b81000a0e60ee1ddcf1dedf8cbcd824")

    def test_the_draw(self):
        drawn = [person["id"] for person in draw_sample(REQUEST)["drawn"]]
        self.assertEqual(drawn, ["p08", "p01", "p04", "p07"])

    def test_cases_that_cannot_be_used(self):
        unusable = [{"id": "p02", "because": "no file"}, {"id": "p04", "because": "moved away"}]
        answer = draw_sample({**REQUEST, "cannot_be_used": unusable})
        self.assertEqual([(p["id"], p.get("replaces")) for p in answer["drawn"]], [("p08", None), ("p01", None), ("p07", None), ("p05", "p04")])
        self.assertEqual([p["id"] for p in answer["passed_over"]], ["p04", "p02"])

    def test_the_fingerprint_has_the_order_of_bytes(self):
        people = [{"id": "\u00e4", "care_group": "a"}, {"id": "Z", "care_group": "a"}]
        self.assertEqual(population_fingerprint(people), population_fingerprint(people[::-1]))


if __name__ == "__main__":
    unittest.main()
