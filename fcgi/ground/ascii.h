/*
 * Bytes and numbers, without a locale. Only ASCII has case here; the case of
 * people's words is the business of libraries/locale.h.
 */
#ifndef BIRLIK_ASCII_H
#define BIRLIK_ASCII_H

#include "ground/base.h"

static inline bool ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}
static inline bool ascii_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}
static inline bool ascii_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}
static inline bool ascii_is_alpha(char c)
{
	return ascii_is_upper(c) || ascii_is_lower(c);
}
static inline bool ascii_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline bool ascii_is_name(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) || c == '_';
}
static inline char ascii_lower(char c)
{
	return ascii_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}

/* 0-15, or -1 if c is no hexadecimal digit. */
int ascii_hex_value(char c);

/* Equal but for the case of A-Z: names of headers, schemes, language tags. */
bool ascii_equal_ignore_case(const char *a, const char *b);
bool ascii_starts_with(const char *text, const char *prefix);
bool ascii_ends_with(const char *text, const char *suffix);

/* The whole text is a decimal number in lowest..highest; no sign but '-', no blanks. */
bool ascii_parse_integer(const char *text, int64_t lowest, int64_t highest, int64_t *value);

/*
 * The gate for text from outside: well-formed UTF-8 (RFC 3629: nothing overlong,
 * no surrogates, nothing above U+10FFFF), no U+FFFE or U+FFFF, no control
 * character below U+0020, no U+007F to U+009F. If `multiline`, TAB, LF and CR
 * may stand in it.
 */
bool ascii_gate_utf8(const char *text, size_t length, bool multiline);

/*
 * What was typed or pasted, made such that the gate takes it and nothing that can be seen is lost: line ends become LF,
 * those of typesetting (VT, FF, NEL) too, or, like TAB, a blank where it is one line; other control characters go. A byte
 * that is no UTF-8 becomes U+FFFD; false then. An end of line stays one, for the gate to refuse where there is to be one
 * line. `out` has room for three bytes for each of `text`, and a NUL.
 */
bool ascii_clean_utf8(const char *text, bool multiline, char *out);

/* Characters, not bytes, of well-formed UTF-8. */
size_t ascii_utf8_count(const char *text);

/* The distance in edits between two short names. At most 64 bytes of each count. */
size_t ascii_edit_distance(const char *a, const char *b);
/* May `name` be a slip for `meant`? Two edits at most, and fewer than half of its letters: to say "did you mean". */
bool ascii_is_slip(const char *name, const char *meant);

#endif
