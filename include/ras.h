/* clang-format off */
/* libras: from answers to an indicative allocation of social-care money, exactly and with every step explained.
 *
 * This header is the whole C interface and its manual: what it does not name is not part of the interface. It
 * compiles without a warning as C99 and as C++. docs/embedding.md shows how to link the library and how other
 * languages reach it; ras.hpp wraps the same functions for C++.
 *
 *     ras_policy* policy = NULL;
 *     ras_buffer* response = NULL;
 *     ras_error* error = NULL;
 *     int32_t status = ras_policy_load(bytes, size, RAS_FORMAT_JSON, NULL, &policy, &error);
 *     if (status == RAS_OK) {
 *       status = ras_determine(policy, request, request_size, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL,
 *                              &response, &error);
 *     }
 *     if (status == RAS_OK) {
 *       fwrite(ras_buffer_data(response), 1, ras_buffer_size(response), stdout);
 *     } else {
 *       fprintf(stderr, "%s\n", ras_error_message(error));
 *     }
 *     ras_buffer_free(response);
 *     ras_error_free(error);
 *     ras_policy_free(policy);
 *
 * CONVENTIONS
 *
 *  1. Two layers. DOCUMENTS: one function for each operation of the service in proto/ras/v1/service.proto,
 *     request bytes in, response bytes out. VALUES: the tables of a loaded policy, looked up over the caller's
 *     own arrays.
 *  2. Handles are opaque. A handle that a function gives through a pointer to a pointer belongs to the caller,
 *     who frees it with the function named in its comment; a handle marked "borrowed" is never freed. Freeing
 *     NULL does nothing. Memory of this library is never passed to free(), nor the caller's memory to this
 *     library's frees.
 *  3. Bytes and names are a pointer and a size. They need no end mark, are read during the call only, and are
 *     never kept. A NULL pointer is allowed where the size is 0.
 *  4. Every function that can fail returns a status: RAS_OK or one of the codes below. Numbers of one family
 *     share their hundreds. A later version may add codes: treat one that you do not know as its family.
 *  5. An output pointer is set to NULL before anything else happens. After the call, whatever the status, free
 *     what is not NULL; simplest is to free every output at the end, as above. `response` and `error` may
 *     themselves be NULL if the caller does not want them.
 *  6. In the 300s the documents were read and understood, and the answer is no. Then both the response
 *     document (with its findings) and the error (with the same findings, for code) are given. In all other
 *     failures there is an error and no response.
 *  7. Threads. A policy and its tables never change once loaded, so any number of threads may use one at the
 *     same time without a lock. Buffers and errors never change either. Options change by their setters alone:
 *     do not set while another thread uses them. Free a handle once, when no call is using it. No function
 *     keeps global state, and there is no "last error" to ask for.
 *  8. Nothing is printed, no exception crosses this boundary, no process is aborted, no signal raised. Running
 *     out of memory is a status (RAS_OUT_OF_MEMORY).
 *  9. No clock, locale, environment variable, file or network is ever read. The same input gives the same
 *     bytes, on any machine.
 * 10. Text is UTF-8. Money is whole pence (the hundredth part of the policy's currency unit) in int64_t; in
 *     documents it stands as a decimal string too.
 * 11. The ABI: names begin with ras_ or RAS_. ABI 0 may still change from one version to the next, each time
 *     with a line in CHANGELOG.md; the shared object's name (libras.so.0) carries the number.
 */
/* clang-format on */
#ifndef RAS_H_
#define RAS_H_

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define RAS_API __attribute__((visibility("default")))
#else
#define RAS_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Version ---- */

/* The number of the binary interface that this header describes. */
#define RAS_ABI_VERSION 0

/* The version of the library that is loaded, such as "0.1.0". Static storage: never freed. */
RAS_API const char* ras_version(void);

/* The binary interface of the library that is loaded. A host that loads it by hand, or through FFI, compares
 * this with the RAS_ABI_VERSION it was written for before it calls anything else. */
RAS_API int32_t ras_abi_version(void);

/* ---- Status codes ---- */

/* What was asked for was done, and the answer is yes. */
#define RAS_OK 0

/* 100s: the call itself is wrong, whatever the documents say. A mistake in the host. */
/* A pointer that is needed is NULL, a size does not fit, or a number is out of bounds. */
#define RAS_INVALID_ARGUMENT 100
/* A format that is none of the RAS_FORMAT_ numbers, or not allowed there. */
#define RAS_UNKNOWN_FORMAT 101
/* There is no table of this name, or it is a price list, which is not looked up by a score. */
#define RAS_UNKNOWN_TABLE 102

/* 200s: bytes that cannot be taken as the document they should be. */
/* Not readable: a syntax error, cut off, bad UTF-8, an unknown field, a value of the wrong type. */
#define RAS_MALFORMED_DOCUMENT 200
/* Larger, deeper or longer than the options allow. */
#define RAS_LIMIT_EXCEEDED 201

/* 300s: documents that were read and understood, and the answer is no. */
/* The policy breaks the rules of the policy language. ras_policy_load, ras_check_policy. */
#define RAS_INVALID_POLICY 300
/* No figure can be given: the assessment is incomplete or contradicts the policy or itself, the person was
 * found not eligible, or a date lies outside the policy's life. ras_determine. */
#define RAS_NO_FIGURE 301
/* The request cannot be told in words: a part is missing, or a message of its catalogue is. ras_explain. */
#define RAS_INVALID_REQUEST 302
/* The determination is not what this policy gives, or was changed since. ras_verify. */
#define RAS_NOT_VERIFIED 303
/* There is no answer: the request contradicts itself, lacks something, or asks for what cannot be. The
 * operations of the council's side. */
#define RAS_NO_ANSWER 304

/* 400s: a lookup gives no amount for this score. ras_table_lookup. */
/* The table says that there is no allocation: the need is met by universal services. Not the same as an
 * amount of zero. */
#define RAS_NO_ALLOCATION 400
/* The table has no row for this score, and no rule for scores without a row. */
#define RAS_SCORE_REFUSED 401
/* The score, or the amount, is beyond what there can be (10^18 and 10^13 pence). */
#define RAS_OUT_OF_RANGE 402

/* 900s: no fault of the documents. */
/* There was not enough memory. Nothing was changed; the call may be made again. */
#define RAS_OUT_OF_MEMORY 900
/* A mistake in this library. Please report it. */
#define RAS_INTERNAL_ERROR 901

/* A few English words for a status, such as "no figure". Static storage: never freed, never NULL ("unknown
 * status"). */
RAS_API const char* ras_status_text(int32_t status);

/* ---- Formats ---- */

/* The same documents in three forms; docs/documents.md lists every field. */
/* Protocol Buffers, binary. The fastest. Written in canonical form: fields in number order. */
#define RAS_FORMAT_BINARY 1
/* RFC 8259 JSON of the Protocol Buffers mapping; read strictly. Written without spaces. */
#define RAS_FORMAT_JSON 2
/* Protocol Buffers text form, which allows comments. */
#define RAS_FORMAT_TEXT 3
/* JSON written with line breaks and indents. Read exactly as RAS_FORMAT_JSON. */
#define RAS_FORMAT_JSON_PRETTY 4

/* The format that bytes look like: RAS_FORMAT_BINARY, RAS_FORMAT_JSON or RAS_FORMAT_TEXT, by their beginning.
 * A guess, for tools that take any file; a host that knows says so. 0 if there are no bytes. */
RAS_API int32_t ras_guess_format(const void* bytes, size_t size);

/* ---- Buffers: bytes that the library gives ---- */

typedef struct ras_buffer ras_buffer;

/* The bytes. One zero byte follows them that is not counted, so that JSON and text can be printed as a C
 * string. Valid until the buffer is freed. NULL for NULL. */
RAS_API const uint8_t* ras_buffer_data(const ras_buffer* buffer);
/* How many bytes there are; 0 for NULL. */
RAS_API size_t ras_buffer_size(const ras_buffer* buffer);
RAS_API void ras_buffer_free(ras_buffer* buffer);

/* ---- Errors: everything that stands in the way, at once ---- */

typedef struct ras_error ras_error;

/* The status that the failed call returned; RAS_OK for NULL. */
RAS_API int32_t ras_error_status(const ras_error* error);
/* All findings as text for people, one on a line, each with its place in the document. Valid until the error
 * is freed; "" for NULL. */
RAS_API const char* ras_error_message(const ras_error* error);
/* How many findings there are, at least 1; 0 for NULL. */
RAS_API size_t ras_error_count(const ras_error* error);

/* The parts of one finding, index from 0. Strings are valid until the error is freed, and are "" if there is
 * nothing to say, for NULL, and for an index that is too great.
 * - code: short and stable, such as "band_gap"; docs/findings.md lists all of them.
 * - path: where, in proto field names with indexes from 0: "tables[0].bands.rows[2].from".
 * - value: the value at fault, shortened if it is long.
 * - text: what is wrong.
 * - remedy: what to do about it.
 * - line, column: where in the text of the document, from 1; 0 if not known or the document is binary. */
RAS_API const char* ras_error_code(const ras_error* error, size_t index);
RAS_API const char* ras_error_path(const ras_error* error, size_t index);
RAS_API const char* ras_error_value(const ras_error* error, size_t index);
RAS_API const char* ras_error_text(const ras_error* error, size_t index);
RAS_API const char* ras_error_remedy(const ras_error* error, size_t index);
RAS_API uint32_t ras_error_line(const ras_error* error, size_t index);
RAS_API uint32_t ras_error_column(const ras_error* error, size_t index);

/* All findings as a document: a ras.v1.Findings in `format`. Free `document` with ras_buffer_free. */
RAS_API int32_t ras_error_document(const ras_error* error, int32_t format, ras_buffer** document);
RAS_API void ras_error_free(ras_error* error);

/* ---- Options: limits for documents from outside ---- */

typedef struct ras_options ras_options;

/* Gives options with the defaults named below. Free them with ras_options_free. Everywhere, NULL in place of
 * options means these defaults. */
RAS_API int32_t ras_options_create(ras_options** options);
RAS_API void ras_options_free(ras_options* options);

/* Greatest size of one document in bytes, 1 to 2^31 - 1. Default 16 MiB (16,777,216). Above that, the number
 * of values a document may have (500,000), and the memory it may take when read (48 MiB), grow by as many
 * times, rounded up; and one string, such as a sheet, may be as long as the document, instead of 1 MiB. What
 * an operation makes of a sheet takes memory besides: up to 0.6 KB for each row. */
RAS_API int32_t ras_options_set_max_bytes(ras_options* options, uint64_t bytes);
/* Greatest depth of messages and lists inside one another, 1 to 100. Default 64. */
RAS_API int32_t ras_options_set_max_depth(ras_options* options, uint32_t depth);
/* Greatest number of questions in a policy, and of answers in an assessment, 1 to 1,000,000. Default 10,000.
 * A single list of a document never holds more than its own rule allows: 10,000 questions in a domain, 10,000
 * answers. */
RAS_API int32_t ras_options_set_max_questions(ras_options* options, uint32_t questions);

/* ---- Documents: policies ---- */

/* A council's policy, checked and compiled once, for any number of people and threads. */
typedef struct ras_policy ras_policy;

/* Reads, checks and compiles a ras.v1.Policy. The bytes may be changed or freed afterwards. Free `policy`
 * with ras_policy_free. Warnings do not stand in the way; ras_check_policy reports them. Status:
 * RAS_INVALID_ARGUMENT, RAS_UNKNOWN_FORMAT, RAS_MALFORMED_DOCUMENT, RAS_LIMIT_EXCEEDED, RAS_INVALID_POLICY,
 * RAS_OUT_OF_MEMORY. */
RAS_API int32_t ras_policy_load(const void* bytes, size_t size, int32_t format, const ras_options* options,
                                ras_policy** policy, ras_error** error);
RAS_API void ras_policy_free(ras_policy* policy);

/* The SHA-256 of the policy's canonical form in 64 lower-case hexadecimal digits: the same for its binary,
 * JSON and text form. Valid until the policy is freed; "" for NULL. */
RAS_API const char* ras_policy_fingerprint(const ras_policy* policy);

/* The policy as a document again, in canonical form, in `format`. Free `document` with ras_buffer_free. */
RAS_API int32_t ras_policy_document(const ras_policy* policy, int32_t format, ras_buffer** document);

/* ---- Documents: the operations ---- */

/* All of one shape. `request` is read in `request_format`; `*response` is written in `response_format` and
 * freed with ras_buffer_free; `*error` is freed with ras_error_free. Where a request has a field `policy` and
 * the function takes a ras_policy, the field must be absent. Every one may also give RAS_INVALID_ARGUMENT,
 * RAS_UNKNOWN_FORMAT, RAS_MALFORMED_DOCUMENT, RAS_LIMIT_EXCEEDED or RAS_OUT_OF_MEMORY. */

/* Checks a policy and reports everything found at once: errors, warnings and notes.
 * ras.v1.CheckPolicyRequest -> ras.v1.CheckPolicyResponse. RAS_INVALID_POLICY if anything found is an error.
 */
RAS_API int32_t ras_check_policy(const void* request, size_t request_size, int32_t request_format,
                                 int32_t response_format, const ras_options* options, ras_buffer** response,
                                 ras_error** error);

/* Computes one indicative allocation with every step that led to it.
 * ras.v1.DetermineRequest -> ras.v1.DetermineResponse. RAS_NO_FIGURE if there can be none; the findings say
 * why, all at once. */
RAS_API int32_t ras_determine(const ras_policy* policy, const void* request, size_t request_size,
                              int32_t request_format, int32_t response_format, const ras_options* options,
                              ras_buffer** response, ras_error** error);

/* Tells a determination in plain words, from the request's catalogue of messages or the library's own British
 * English. ras.v1.ExplainRequest -> ras.v1.Explanation. RAS_INVALID_REQUEST if it cannot be told; then there
 * is no response, since an Explanation has no place for findings. */
RAS_API int32_t ras_explain(const void* request, size_t request_size, int32_t request_format,
                            int32_t response_format, const ras_options* options, ras_buffer** response,
                            ras_error** error);

/* Computes a stored determination again and compares every answer, figure, step, warning and fingerprint, and
 * the seal. ras.v1.VerifyRequest -> ras.v1.VerifyResponse. RAS_OK only if all match; else RAS_NOT_VERIFIED,
 * and the findings name what differs. The seal finds accidents and careless edits, not a forger who computes
 * it again: sign the bytes with your own key for that (docs/embedding.md shows how). */
RAS_API int32_t ras_verify(const ras_policy* policy, const void* request, size_t request_size,
                           int32_t request_format, int32_t response_format, const ras_options* options,
                           ras_buffer** response, ras_error** error);

/* ---- Documents: the council's side, from a population to a table ---- */

/* Of the same shape. RAS_NO_ANSWER if there is no answer; the response's findings and the error then
 * say why. Warnings and notes beside an answer stand in the response alone. docs/sampling.md and the pages it
 * leads to tell what each is for. */

/* How many people a sample needs. ras.v1.SampleSizeRequest -> ras.v1.SampleSizeResponse. */
RAS_API int32_t ras_size_sample(const void* request, size_t request_size, int32_t request_format,
                                int32_t response_format, const ras_options* options, ras_buffer** response,
                                ras_error** error);

/* How sure a sample of a given size lets one be. ras.v1.SampleMarginRequest -> ras.v1.SampleSizeResponse. */
RAS_API int32_t ras_margin_of_sample(const void* request, size_t request_size, int32_t request_format,
                                     int32_t response_format, const ras_options* options,
                                     ras_buffer** response, ras_error** error);

/* How many people of each group a sample takes.
 * ras.v1.AllocateSampleRequest -> ras.v1.AllocateSampleResponse. */
RAS_API int32_t ras_allocate_sample(const void* request, size_t request_size, int32_t request_format,
                                    int32_t response_format, const ras_options* options,
                                    ras_buffer** response, ras_error** error);

/* Who is in the sample, drawn by chance in a way that anybody can repeat.
 * ras.v1.DrawSampleRequest -> ras.v1.DrawSampleResponse. */
RAS_API int32_t ras_draw_sample(const void* request, size_t request_size, int32_t request_format,
                                int32_t response_format, const ras_options* options, ras_buffer** response,
                                ras_error** error);

/* Whether a sample represents its population, by care group, by service and by both.
 * ras.v1.CheckSampleRequest -> ras.v1.CheckSampleResponse. RAS_OK whatever the verdict. */
RAS_API int32_t ras_check_sample(const void* request, size_t request_size, int32_t request_format,
                                 int32_t response_format, const ras_options* options, ras_buffer** response,
                                 ras_error** error);

/* From what officers write down about the people of a sample to the cases that a table is built from.
 * ras.v1.CollateSampleRequest -> ras.v1.CollateSampleResponse. */
RAS_API int32_t ras_collate_sample(const void* request, size_t request_size, int32_t request_format,
                                   int32_t response_format, const ras_options* options, ras_buffer** response,
                                   ras_error** error);

/* From a sample of people to an allocation table, with how it came about and how it fits.
 * ras.v1.BuildTableRequest -> ras.v1.BuildTableResponse. */
RAS_API int32_t ras_build_table(const void* request, size_t request_size, int32_t request_format,
                                int32_t response_format, const ras_options* options, ras_buffer** response,
                                ras_error** error);

/* What the amounts of a table buy at local prices, and which of them buy too little.
 * ras.v1.MarketTestRequest -> ras.v1.MarketTestResponse. docs/market-test.md. */
RAS_API int32_t ras_test_market(const void* request, size_t request_size, int32_t request_format,
                                int32_t response_format, const ras_options* options, ras_buffer** response,
                                ras_error** error);

/* A table or a price list with every amount times one rate and rounded, and the step recorded in it.
 * ras.v1.UpliftTableRequest -> ras.v1.UpliftTableResponse. */
RAS_API int32_t ras_uplift_table(const void* request, size_t request_size, int32_t request_format,
                                 int32_t response_format, const ras_options* options, ras_buffer** response,
                                 ras_error** error);

/* From a questionnaire, tables and the facts of governance to a complete policy, with what follows from them
 * filled in. ras.v1.AssemblePolicyRequest -> ras.v1.AssemblePolicyResponse. */
RAS_API int32_t ras_assemble_policy(const void* request, size_t request_size, int32_t request_format,
                                    int32_t response_format, const ras_options* options,
                                    ras_buffer** response, ras_error** error);

/* The report by which members agree a table: what it was built from and how, what it comes to, and the three
 * questions of the reasonableness test with the figures that answer them. The build is made again, and has to
 * give what is stored. RAS_OK says nothing of whether the table is ready: the response does.
 * ras.v1.SignOffRequest -> ras.v1.SignOffResponse. docs/sign-off.md. */
RAS_API int32_t ras_report_sign_off(const void* request, size_t request_size, int32_t request_format,
                                    int32_t response_format, const ras_options* options,
                                    ras_buffer** response, ras_error** error);

/* What people would be allocated against what their support costs: who gains and who loses, by group, and
 * whether it averages out. ras.v1.AnalyseVarianceRequest -> ras.v1.AnalyseVarianceResponse. docs/variance.md.
 */
RAS_API int32_t ras_analyse_variance(const void* request, size_t request_size, int32_t request_format,
                                     int32_t response_format, const ras_options* options,
                                     ras_buffer** response, ras_error** error);

/* A variance analysis in parts: sums of people, and of other sums, which merge in any order and grouping to
 * the same bytes; with the figures that sums tell. The sums hold exact counts of however few people, and are
 * not for publication. ras.v1.SumVarianceRequest -> ras.v1.SumVarianceResponse. docs/variance.md section 6.
 */
RAS_API int32_t ras_sum_variance(const void* request, size_t request_size, int32_t request_format,
                                 int32_t response_format, const ras_options* options, ras_buffer** response,
                                 ras_error** error);

/* How far single people of a sample, and chosen sets of them, bend the table that is built from it: the table
 * without each, beside the table with everybody.
 * ras.v1.MeasureInfluenceRequest -> ras.v1.MeasureInfluenceResponse. docs/influence.md. */
RAS_API int32_t ras_measure_influence(const void* request, size_t request_size, int32_t request_format,
                                      int32_t response_format, const ras_options* options,
                                      ras_buffer** response, ras_error** error);

/* Whether a system that is in use works: what people were told against what was agreed, over time, and what
 * needs to be seen to. ras.v1.MonitorAllocationsRequest -> ras.v1.MonitorAllocationsResponse. A policy is a
 * field of the request. docs/monitoring.md. */
RAS_API int32_t ras_monitor_allocations(const void* request, size_t request_size, int32_t request_format,
                                        int32_t response_format, const ras_options* options,
                                        ras_buffer** response, ras_error** error);

/* Monitoring in parts: sums of people, and of other sums, which merge in any order and grouping to the same
 * bytes; with what sums tell. The sums hold exact counts of however few people, and are not for publication.
 * ras.v1.SumMonitoringRequest -> ras.v1.SumMonitoringResponse. docs/monitoring.md section 9. */
RAS_API int32_t ras_sum_monitoring(const void* request, size_t request_size, int32_t request_format,
                                   int32_t response_format, const ras_options* options, ras_buffer** response,
                                   ras_error** error);

/* Why a later determination of one person has another figure than an earlier one: what changed, each with its
 * pence, adding up to the difference. ras.v1.ExplainChangeRequest -> ras.v1.ExplainChangeResponse.
 * docs/change.md. */
RAS_API int32_t ras_explain_change(const void* request, size_t request_size, int32_t request_format,
                                   int32_t response_format, const ras_options* options, ras_buffer** response,
                                   ras_error** error);

/* Two policies over one population: what they cost, who gains and who loses, and what it costs that nobody
 * loses. ras.v1.ComparePoliciesRequest -> ras.v1.ComparePoliciesResponse. docs/comparing-policies.md. */
RAS_API int32_t ras_compare_policies(const void* request, size_t request_size, int32_t request_format,
                                     int32_t response_format, const ras_options* options,
                                     ras_buffer** response, ras_error** error);

/* A comparison of policies in parts: sums of people, and of other sums, which merge in any order and grouping
 * to the same bytes; with what sums tell. The sums hold exact counts of however few people, and are not for
 * publication. ras.v1.SumComparisonRequest -> ras.v1.SumComparisonResponse. docs/comparing-policies.md
 * section 7. */
RAS_API int32_t ras_sum_comparison(const void* request, size_t request_size, int32_t request_format,
                                   int32_t response_format, const ras_options* options, ras_buffer** response,
                                   ras_error** error);

/* What many ways to build a table from one sample would mean for people and for the budget, and which of them
 * no other is better than. ras.v1.SearchScenariosRequest -> ras.v1.SearchScenariosResponse.
 * docs/scenarios.md. */
RAS_API int32_t ras_search_scenarios(const void* request, size_t request_size, int32_t request_format,
                                     int32_t response_format, const ras_options* options,
                                     ras_buffer** response, ras_error** error);

/* ---- Documents: from one form to another ---- */

/* Kinds of document that a host keeps. */
#define RAS_DOCUMENT_POLICY 1
#define RAS_DOCUMENT_ASSESSMENT 2
#define RAS_DOCUMENT_DETERMINATION 3
#define RAS_DOCUMENT_EXPLANATION 4
#define RAS_DOCUMENT_CATALOGUE 5
/* A ras.v1.AllocationTable by itself, as it stands in a policy. */
#define RAS_DOCUMENT_TABLE 6
/* What officers record and answer when a table is to be agreed. */
#define RAS_DOCUMENT_SIGN_OFF_ANSWERS 7

/* Reads a document of the given kind in one format and writes it in another. Its contents are not checked
 * beyond what the format asks; nothing is added, dropped or rounded. */
RAS_API int32_t ras_convert(int32_t kind, const void* bytes, size_t size, int32_t from_format,
                            int32_t to_format, const ras_options* options, ras_buffer** document,
                            ras_error** error);

/* ---- Values: tables and lookups ---- */

/* One allocation table of a policy that is looked up by a score. Borrowed from the policy: never freed, valid
 * until the policy is freed. */
typedef struct ras_table ras_table;

/* How many tables the policy has that are looked up by a score; 0 for NULL. */
RAS_API size_t ras_policy_table_count(const ras_policy* policy);
/* The table of this index, in the order of the document, from 0; NULL if there is none. */
RAS_API const ras_table* ras_policy_table_at(const ras_policy* policy, size_t index);
/* The table that a name means: the id of a table, or of a component with one table for everyone.
 * RAS_UNKNOWN_TABLE if there is none. */
RAS_API int32_t ras_policy_table(const ras_policy* policy, const char* name, size_t name_size,
                                 const ras_table** table);

/* The table's id. Valid as long as the table; "" for NULL. */
RAS_API const char* ras_table_id(const ras_table* table);
/* How many decimal places a score of this table has, 0 to 9: with 2, the score 3750 means 37.5 points. -1 for
 * NULL. */
RAS_API int32_t ras_table_score_places(const ras_table* table);
/* The score that ras_table_lookup looks up for this one: rounded by the table's own rule, at the same decimal
 * places. The score itself where the table does not round, for a score of 10^18 or more either way, which has
 * no amount, and for NULL. Neither allocates nor locks. */
RAS_API int64_t ras_table_round_score(const ras_table* table, int64_t score);

/* Looks up one score, at ras_table_score_places decimal places. It is first rounded by the table's own rule.
 * The amount is in pence, in the table's own period, before any adjustment. RAS_OK if there is an amount; in
 * the 400s, and on a wrong argument, there is none. Every output may be NULL if it is not wanted.
 * - from_pence: the amount, or the lower end of a range; 0 if there is no amount.
 * - to_pence: the upper end of a range, or the amount again; 0 if there is no amount.
 * - row: index of the row that was hit, from 0; between two rows the lower one, above the last row the last
 *   one; -1 below the first row and where there are no rows.
 * - place: how the score met the table: one of the RAS_PLACE_ numbers.
 * Neither allocates nor locks. */
RAS_API int32_t ras_table_lookup(const ras_table* table, int64_t score, int64_t* from_pence,
                                 int64_t* to_pence, int32_t* row, int32_t* place);

/* How a score met a table. The numbers are those of ras.v1.LookupPlace. */
#define RAS_PLACE_NONE 0
#define RAS_PLACE_ROW 1
#define RAS_PLACE_BETWEEN_ROWS 2
#define RAS_PLACE_BELOW_FIRST_ROW 3
#define RAS_PLACE_ABOVE_LAST_ROW 4
/* Price per point: the amount is computed from the score. */
#define RAS_PLACE_COMPUTED 5

/* What came of one score of a batch. The first two numbers are those of ras.v1.Outcome. */
#define RAS_OUTCOME_AMOUNT 1
#define RAS_OUTCOME_NO_ALLOCATION 2
#define RAS_OUTCOME_REFUSED 14
#define RAS_OUTCOME_OUT_OF_RANGE 15

/* The two parts of a lookup's status byte: RAS_OUTCOME_ in the low four bits, RAS_PLACE_ in the high four. */
#define RAS_LOOKUP_OUTCOME(status) ((status)&15)
#define RAS_LOOKUP_PLACE(status) (((status) >> 4) & 15)

/* The columns of a batch of lookups: the caller's own arrays, each of `count` items. Zero the struct, set
 * struct_size to sizeof(ras_lookup_columns), then fill in the rest: a later version may add columns at the
 * end, and an older caller's smaller struct goes on working. */
typedef struct ras_lookup_columns {
  size_t struct_size;
  size_t count;
  /* In: scores at ras_table_score_places decimal places. */
  const int64_t* scores;
  /* Out: as ras_table_lookup gives them; 0 where there is no amount. */
  int64_t* from_pence;
  /* Out: may be NULL. */
  int64_t* to_pence;
  /* Out: may be NULL. */
  int32_t* rows;
  /* Out: a status byte for every score. Look at it before you use an amount. */
  uint8_t* statuses;
} ras_lookup_columns;

/* Looks up many scores at once. RAS_OK if the columns make sense, whatever the scores; else nothing is
 * written. Arrays must not overlap. Neither allocates nor locks. */
RAS_API int32_t ras_table_lookup_batch(const ras_table* table, const ras_lookup_columns* columns);

#ifdef __cplusplus
}
#endif

#endif /* RAS_H_ */
