"""The library under test, through its C interface and nothing else."""
import ctypes
import json
from ctypes import POINTER, byref, c_char_p, c_int32, c_size_t, c_void_p

JSON = 2
RAS_OK, RAS_NO_FIGURE = 0, 301


class Library:
    def __init__(self, path):
        self.ras = ras = ctypes.CDLL(str(path))
        out = POINTER(c_void_p)
        ras.ras_policy_load.argtypes = [c_char_p, c_size_t, c_int32, c_void_p, out, out]
        ras.ras_determine.argtypes = [c_void_p, c_char_p, c_size_t, c_int32, c_int32, c_void_p, out, out]
        ras.ras_buffer_data.restype, ras.ras_buffer_data.argtypes = c_void_p, [c_void_p]
        ras.ras_buffer_size.restype, ras.ras_buffer_size.argtypes = c_size_t, [c_void_p]
        ras.ras_error_message.restype, ras.ras_error_message.argtypes = c_char_p, [c_void_p]
        for free in (ras.ras_policy_free, ras.ras_buffer_free, ras.ras_error_free):
            free.restype, free.argtypes = None, [c_void_p]

    def load(self, document):
        """A policy handle, or a ValueError with everything the library has against it."""
        text = json.dumps(document).encode()
        policy, error = c_void_p(), c_void_p()
        status = self.ras.ras_policy_load(text, len(text), JSON, None, byref(policy), byref(error))
        message = self.ras.ras_error_message(error).decode()
        self.ras.ras_error_free(error)
        if status != RAS_OK:
            raise ValueError(message)
        return policy

    def free(self, policy):
        self.ras.ras_policy_free(policy)

    def determine(self, policy, assessment):
        """A ras.v1.DetermineResponse as a dict."""
        text = json.dumps({"assessment": assessment, "as_of": "2026-06-30"}).encode()
        response, error = c_void_p(), c_void_p()
        status = self.ras.ras_determine(policy, text, len(text), JSON, JSON, None, byref(response), byref(error))
        message = self.ras.ras_error_message(error).decode()
        self.ras.ras_error_free(error)
        answer = None
        if response:
            answer = json.loads(ctypes.string_at(self.ras.ras_buffer_data(response), self.ras.ras_buffer_size(response)))
        self.ras.ras_buffer_free(response)
        if status not in (RAS_OK, RAS_NO_FIGURE) or answer is None:
            raise ValueError(f"status {status}: {message}")
        return answer
