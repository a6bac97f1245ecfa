#include "ground/ascii.h"

#include <string.h>

int ascii_hex_value(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool ascii_equal_ignore_case(const char *a, const char *b)
{
	while (*a && ascii_lower(*a) == ascii_lower(*b))
		a++, b++;
	return *a == '\0' && *b == '\0';
}

bool ascii_starts_with(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool ascii_ends_with(const char *text, const char *suffix)
{
	size_t length = strlen(text), end = strlen(suffix);
	return length >= end && memcmp(text + length - end, suffix, end) == 0;
}

bool ascii_parse_integer(const char *text, int64_t lowest, int64_t highest, int64_t *value)
{
	bool negative = *text == '-';
	uint64_t magnitude = 0;
	const char *digit = text + negative;

	if (!ascii_is_digit(*digit) || strlen(digit) > 18)
		return false;
	for (; ascii_is_digit(*digit); digit++)
		magnitude = magnitude * 10 + (uint64_t)(*digit - '0');
	int64_t number = negative ? -(int64_t)magnitude : (int64_t)magnitude;
	if (*digit != '\0' || number < lowest || number > highest)
		return false;
	*value = number;
	return true;
}

/* The length of the well-formed sequence at p, 0 if there is none; the character in *code. */
static size_t utf8_sequence(const unsigned char *p, size_t left, uint32_t *code)
{
	static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
	size_t length = p[0] < 0x80 ? 1 : p[0] < 0xc2 ? 0 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : p[0] < 0xf5 ? 4 : 0;

	if (length == 0 || length > left)
		return 0;
	*code = length == 1 ? p[0] : p[0] & (0xffu >> (length + 1));
	for (size_t i = 1; i < length; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0;
		*code = *code << 6 | (p[i] & 0x3fu);
	}
	if (length > 1 && *code < smallest[length])
		return 0;
	if (*code > 0x10ffff || (*code >= 0xd800 && *code <= 0xdfff))
		return 0;
	return length;
}

bool ascii_gate_utf8(const char *text, size_t length, bool multiline)
{
	const unsigned char *p = (const unsigned char *)text, *end = p + length;

	while (p < end) {
		uint32_t code = 0;
		size_t step = utf8_sequence(p, (size_t)(end - p), &code);
		if (step == 0 || code == 0xfffe || code == 0xffff)
			return false;
		if (code < 0x20 && !(multiline && (code == '\t' || code == '\n' || code == '\r')))
			return false;
		if (code >= 0x7f && code <= 0x9f)
			return false;
		p += step;
	}
	return true;
}

bool ascii_clean_utf8(const char *text, bool multiline, char *out)
{
	static const char replacement[] = "\xef\xbf\xbd";
	const unsigned char *p = (const unsigned char *)text, *end = p + strlen(text);
	bool good = true;

	while (p < end) {
		uint32_t code = 0;
		size_t step = utf8_sequence(p, (size_t)(end - p), &code);
		if (step == 0) {
			memcpy(out, replacement, sizeof(replacement) - 1);
			out += sizeof(replacement) - 1;
			good = false;
		} else if (code == '\r' || code == '\n') {
			*out++ = '\n';
			p += code == '\r' && p[1] == '\n';
		} else if (code == '\v' || code == '\f' || code == 0x85) {
			*out++ = multiline ? '\n' : ' ';
		} else if (code == '\t' && !multiline) {
			*out++ = ' ';
		} else if (ascii_gate_utf8((const char *)p, step, multiline)) {
			memcpy(out, p, step);
			out += step;
		}
		p += step ? step : 1;
	}
	*out = '\0';
	return good;
}

size_t ascii_utf8_count(const char *text)
{
	size_t count = 0;
	for (; *text; text++)
		count += ((unsigned char)*text & 0xc0) != 0x80;
	return count;
}

size_t ascii_edit_distance(const char *a, const char *b)
{
	enum { LONGEST = 64 };
	size_t row[LONGEST + 1];
	size_t rows = strnlen(a, LONGEST), columns = strnlen(b, LONGEST);

	for (size_t j = 0; j <= columns; j++)
		row[j] = j;
	for (size_t i = 1; i <= rows; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= columns; j++) {
			size_t best = diagonal + (a[i - 1] != b[j - 1]);
			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			diagonal = row[j];
			row[j] = best;
		}
	}
	return row[columns];
}

bool ascii_is_slip(const char *name, const char *meant)
{
	size_t distance = ascii_edit_distance(name, meant);
	return distance <= 2 && distance * 2 < strlen(meant);
}
