"""The library under test, through its C interface (include/ras.h) and nothing else: one operation, a document in and a document out."""
import ctypes
import json
from ctypes import POINTER, byref, c_char_p, c_int32, c_size_t, c_void_p

RAS_OK, RAS_NO_ANSWER, RAS_FORMAT_JSON = 0, 304, 2


class Library:
    def __init__(self, path):
        self.ras = ctypes.CDLL(str(path))
        out = POINTER(c_void_p)
        for name, result, arguments in (("ras_buffer_data", c_void_p, (c_void_p,)), ("ras_buffer_size", c_size_t, (c_void_p,)),
                                        ("ras_buffer_free", None, (c_void_p,)), ("ras_error_free", None, (c_void_p,)),
                                        ("ras_error_document", c_void_p, (c_void_p,)),
                                        ("ras_policy_free", None, (c_void_p,)),
                                        ("ras_policy_load", c_int32, (c_char_p, c_size_t, c_int32, c_void_p, out, out)),
                                        ("ras_determine", c_int32, (c_void_p, c_char_p, c_size_t, c_int32, c_int32, c_void_p, out, out))):
            function = getattr(self.ras, name)
            function.restype, function.argtypes = result, arguments

    def has(self, operation):
        return hasattr(self.ras, "ras_" + operation)

    def ask(self, operation, request):
        """(status, the response, {} if there is none)."""
        function = getattr(self.ras, "ras_" + operation)
        function.restype = c_int32
        function.argtypes = (c_char_p, c_size_t, c_int32, c_int32, c_void_p, POINTER(c_void_p), POINTER(c_void_p))
        return self._ask(function, request)

    def load(self, policy):
        """A handle of a compiled policy, or None if it is not sound."""
        text, handle, error = json.dumps(policy).encode(), c_void_p(), c_void_p()
        self.ras.ras_policy_load(text, len(text), RAS_FORMAT_JSON, None, byref(handle), byref(error))
        self.ras.ras_error_free(error)
        return handle if handle else None

    def free(self, handle):
        self.ras.ras_policy_free(handle)

    def determined(self, handle, assessment, as_of):
        """A determination, or None if there is no figure."""
        request = {"assessment": assessment, "as_of": as_of}
        return self._ask(lambda *rest: self.ras.ras_determine(handle, *rest), request)[1].get("determination")

    def _ask(self, function, request):
        text = json.dumps(request).encode()
        response, error = c_void_p(), c_void_p()
        status = function(text, len(text), RAS_FORMAT_JSON, RAS_FORMAT_JSON, None, byref(response), byref(error))
        answer = ctypes.string_at(self.ras.ras_buffer_data(response), self.ras.ras_buffer_size(response)) if response else b"{}"
        self.ras.ras_buffer_free(response)
        self.ras.ras_error_free(error)
        return status, json.loads(answer)
