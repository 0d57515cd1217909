#!/usr/bin/env python3
"""One indicative allocation through the C interface, with nothing but Python's own ctypes.

    determine.py LIBRAS.so POLICY.txtpb REQUEST.json

Prints the indicative allocation and the steps that lead to it.
"""

import ctypes
import json
import sys
from ctypes import POINTER, byref, c_char_p, c_int32, c_size_t, c_void_p

JSON, TEXT = 2, 3  # RAS_FORMAT_JSON, RAS_FORMAT_TEXT


def load_library(path):
    """The functions used here, with their types: without them ctypes would cut pointers to 32 bits."""
    ras = ctypes.CDLL(path)
    out = POINTER(c_void_p)
    ras.ras_policy_load.argtypes = [c_char_p, c_size_t, c_int32, c_void_p, out, out]
    ras.ras_determine.argtypes = [c_void_p, c_char_p, c_size_t, c_int32, c_int32, c_void_p, out, out]
    ras.ras_buffer_data.restype, ras.ras_buffer_data.argtypes = c_void_p, [c_void_p]
    ras.ras_buffer_size.restype, ras.ras_buffer_size.argtypes = c_size_t, [c_void_p]
    ras.ras_error_message.restype, ras.ras_error_message.argtypes = c_char_p, [c_void_p]
    for free in (ras.ras_policy_free, ras.ras_buffer_free, ras.ras_error_free):
        free.restype, free.argtypes = None, [c_void_p]
    if ras.ras_abi_version() != 0:
        raise RuntimeError("this program was written for ABI 0 of libras")
    return ras


def determine(ras, policy_text, request_json):
    """The determination as a dict; raises ValueError with everything that stands in its way."""
    policy, response, error = c_void_p(), c_void_p(), c_void_p()
    try:
        status = ras.ras_policy_load(policy_text, len(policy_text), TEXT, None, byref(policy), byref(error))
        if status == 0:
            status = ras.ras_determine(policy, request_json, len(request_json), JSON, JSON, None,
                                       byref(response), byref(error))
        if status != 0:
            raise ValueError(ras.ras_error_message(error).decode())
        return json.loads(ctypes.string_at(ras.ras_buffer_data(response), ras.ras_buffer_size(response)))
    finally:
        ras.ras_error_free(error)
        ras.ras_buffer_free(response)
        ras.ras_policy_free(policy)


def main(library, policy, request):
    with open(policy, "rb") as policy_file, open(request, "rb") as request_file:
        answer = determine(load_library(library), policy_file.read(), request_file.read())
    result = answer["determination"]
    print(result["assessment"]["reference"], result["indicative_allocation"]["amount"]["decimal"], result["currency"])
    for component in result["components"]:
        for step in component["steps"]:
            print("  ", step["after"]["amount"]["decimal"], step["title"])


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except ValueError as problem:
        sys.exit(str(problem))
