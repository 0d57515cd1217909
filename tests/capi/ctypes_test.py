"""The C interface from Python with nothing but ctypes: pointers, sizes, arrays and errors as any FFI meets them.

    ctypes_test.py LIBRAS.so SOURCE_DIR
"""

import ctypes
import json
import pathlib
import sys
import unittest
from ctypes import POINTER, byref, c_char_p, c_int32, c_int64, c_size_t, c_uint8, c_void_p

BINARY, JSON, TEXT = 1, 2, 3
OK, UNKNOWN_TABLE, MALFORMED, NO_FIGURE = 0, 102, 200, 301


class Columns(ctypes.Structure):
    """ras_lookup_columns."""
    _fields_ = [("struct_size", c_size_t), ("count", c_size_t), ("scores", POINTER(c_int64)),
                ("from_pence", POINTER(c_int64)), ("to_pence", POINTER(c_int64)), ("rows", POINTER(c_int32)),
                ("statuses", POINTER(c_uint8))]


def load_library(path):
    ras = ctypes.CDLL(path)
    out = POINTER(c_void_p)
    for name, result, arguments in [
            ("ras_version", c_char_p, []),
            ("ras_policy_load", c_int32, [c_char_p, c_size_t, c_int32, c_void_p, out, out]),
            ("ras_policy_free", None, [c_void_p]),
            ("ras_policy_fingerprint", c_char_p, [c_void_p]),
            ("ras_policy_table", c_int32, [c_void_p, c_char_p, c_size_t, out]),
            ("ras_determine", c_int32,
             [c_void_p, c_char_p, c_size_t, c_int32, c_int32, c_void_p, out, out]),
            ("ras_buffer_data", c_void_p, [c_void_p]),
            ("ras_buffer_size", c_size_t, [c_void_p]),
            ("ras_buffer_free", None, [c_void_p]),
            ("ras_error_message", c_char_p, [c_void_p]),
            ("ras_error_count", c_size_t, [c_void_p]),
            ("ras_error_path", c_char_p, [c_void_p, c_size_t]),
            ("ras_error_free", None, [c_void_p]),
            ("ras_table_score_places", c_int32, [c_void_p]),
            ("ras_table_lookup_batch", c_int32, [c_void_p, POINTER(Columns)])]:
        function = getattr(ras, name)
        function.restype, function.argtypes = result, arguments
    return ras


RAS = load_library(sys.argv[1])
SOURCE = pathlib.Path(sys.argv[2])


class CtypesTest(unittest.TestCase):

    def setUp(self):
        text = (SOURCE / "examples/policies/starter/policy.txtpb").read_bytes()
        self.policy, error = c_void_p(), c_void_p()
        status = RAS.ras_policy_load(text, len(text), TEXT, None, byref(self.policy), byref(error))
        self.assertEqual(status, OK, RAS.ras_error_message(error))

    def tearDown(self):
        RAS.ras_policy_free(self.policy)

    def determine(self, request):
        response, error = c_void_p(), c_void_p()
        status = RAS.ras_determine(self.policy, request, len(request), JSON, JSON, None, byref(response), byref(error))
        answer = None
        if response:
            answer = json.loads(ctypes.string_at(RAS.ras_buffer_data(response), RAS.ras_buffer_size(response)))
        paths = [RAS.ras_error_path(error, i).decode() for i in range(RAS.ras_error_count(error))]
        RAS.ras_buffer_free(response)
        RAS.ras_error_free(error)
        return status, answer, paths

    def test_versions_and_fingerprint(self):
        self.assertRegex(RAS.ras_version().decode(), r"^\d+\.\d+\.\d+$")
        self.assertRegex(RAS.ras_policy_fingerprint(self.policy).decode(), "^[0-9a-f]{64}$")

    def test_determines(self):
        status, answer, paths = self.determine((SOURCE / "examples/first_request.json").read_bytes())
        self.assertEqual((status, paths), (OK, []))
        amount = answer["determination"]["indicative_allocation"]["amount"]
        self.assertEqual(amount["decimal"], "150.00")
        self.assertEqual(int(amount["pence"]), 15000)

    def test_no_figure_gives_response_and_findings(self):
        status, answer, paths = self.determine(b'{"assessment": {}, "as_of": "2026-05-02"}')
        self.assertEqual(status, NO_FIGURE)
        self.assertEqual([finding["path"] for finding in answer["errors"]], paths)
        self.assertGreater(len(paths), 2)

    def test_malformed(self):
        status, answer, paths = self.determine(b"{'single': 'quotes'}")
        self.assertEqual((status, answer), (MALFORMED, None))
        self.assertEqual(len(paths), 1)

    def test_batch_over_arrays(self):
        table = c_void_p()
        self.assertEqual(RAS.ras_policy_table(self.policy, b"nothing", 7, byref(table)), UNKNOWN_TABLE)
        self.assertEqual(RAS.ras_policy_table(self.policy, b"allocation", 10, byref(table)), OK)
        scale = 10 ** RAS.ras_table_score_places(table)
        points = [0, 5, 14, 15, 29, 30, 40, -1]
        count = len(points)
        scores = (c_int64 * count)(*[point * scale for point in points])
        pence, statuses = (c_int64 * count)(), (c_uint8 * count)()
        columns = Columns(ctypes.sizeof(Columns), count, scores, pence, None, None, statuses)
        self.assertEqual(RAS.ras_table_lookup_batch(table, byref(columns)), OK)
        self.assertEqual(list(pence), [0, 6000, 6000, 15000, 15000, 32000, 32000, 0])
        self.assertEqual([status & 15 for status in statuses], [2, 1, 1, 1, 1, 1, 1, 14])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
