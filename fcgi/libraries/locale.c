#include "libraries/locale.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/udat.h>
#include <unicode/uldnames.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uvernum.h>
#include <unicode/udatpg.h>

#include "ground/ascii.h"
#include "ground/memory.h"

enum { SLUG_LENGTH = 80 };

/* What is opened on first use is NULL before: a worker needs no collation, a build no dates. */
struct locale {
	char *name;
	UNumberFormat *number;
	bool latin_digits;     /* 0 to 9 are written so */
	UDateFormat *dates[3]; /* by precision: year, month, day */
	UCollator *order;
	UCollator *letters; /* tells letters apart, not their marks or their case */
	UTransliterator *latin;
	UListFormatter *lists;
};

/* A locale that ICU has no data of would silently get the root's conventions. */
static bool is_known(const char *name)
{
	for (int32_t i = uloc_countAvailable(); i > 0; i--)
		if (strcmp(uloc_getAvailable(i - 1), name) == 0)
			return true;
	return false;
}

struct locale *locale_open(const char *name, const char *file, long line, struct report *report)
{
	UErrorCode code = U_ZERO_ERROR;
	UNumberFormat *number = unum_open(UNUM_DECIMAL, NULL, 0, name, NULL, &code);

	if (U_FAILURE(code) || !is_known(name)) {
		report_error(report, file, line, "ICU has no locale %s", name);
		unum_close(number);
		return NULL;
	}
	struct locale *locale = memory_zeroed(1, sizeof(*locale));
	locale->name = memory_copy_text(name);
	locale->number = number;
	UChar zero[4] = {0};
	locale->latin_digits = unum_getSymbol(number, UNUM_ZERO_DIGIT_SYMBOL, zero, COUNT_OF(zero), &code) == 1 && zero[0] == '0';
	return locale;
}

void locale_close(struct locale *locale)
{
	if (locale == NULL)
		return;
	unum_close(locale->number);
	for (size_t i = 0; i < COUNT_OF(locale->dates); i++)
		if (locale->dates[i])
			udat_close(locale->dates[i]);
	if (locale->order)
		ucol_close(locale->order);
	if (locale->letters)
		ucol_close(locale->letters);
	if (locale->latin)
		utrans_close(locale->latin);
	if (locale->lists)
		ulistfmt_close(locale->lists);
	free(locale->name);
	free(locale);
}

const char *locale_version(void)
{
	return U_ICU_VERSION;
}

bool locale_is_right_to_left(const char *name)
{
	return uloc_isRightToLeft(name);
}

static UChar *to_utf16(const char *text, int32_t *length)
{
	UErrorCode code = U_ZERO_ERROR;
	int32_t capacity = (int32_t)strlen(text) + 1;
	UChar *wide = memory_alloc((size_t)capacity * sizeof(*wide));
	u_strFromUTF8WithSub(wide, capacity, length, text, -1, 0xfffd, NULL, &code);
	return wide;
}

static void append_utf16(struct buffer *out, const UChar *wide, int32_t length)
{
	UErrorCode code = U_ZERO_ERROR;
	size_t capacity = (size_t)length * 3 + 1;
	char *text = memory_alloc(capacity);
	int32_t size = 0;
	u_strToUTF8(text, (int32_t)capacity, &size, wide, length, &code);
	buffer_append(out, text, (size_t)size);
	free(text);
}

static bool guess_locale(const char *language, char *found, size_t size)
{
	char full[ULOC_FULLNAME_CAPACITY], code[ULOC_LANG_CAPACITY], country[ULOC_COUNTRY_CAPACITY];
	UErrorCode status = U_ZERO_ERROR;

	uloc_addLikelySubtags(language, full, sizeof(full), &status);
	uloc_getLanguage(full, code, sizeof(code), &status);
	uloc_getCountry(full, country, sizeof(country), &status);
	if (U_FAILURE(status))
		return false;
	snprintf(found, size, "%s", full);
	if (!is_known(found))
		snprintf(found, size, "%s_%s", code, country);
	return is_known(found);
}

bool locale_guess(const char *tag, struct buffer *locale, struct buffer *name)
{
	static UDisplayContext in_list[] = {UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU};
	char language[ULOC_FULLNAME_CAPACITY], found[ULOC_FULLNAME_CAPACITY];
	UChar own[ULOC_FULLNAME_CAPACITY];
	UErrorCode code = U_ZERO_ERROR;
	int32_t parsed = 0;

	uloc_forLanguageTag(tag, language, sizeof(language), &parsed, &code);
	if (U_FAILURE(code) || tag[parsed] != '\0' || !guess_locale(language, found, sizeof(found)))
		return false;
	ULocaleDisplayNames *names = uldn_openForContext(found, in_list, 1, &code);
	int32_t length = uldn_localeDisplayName(names, language, own, COUNT_OF(own), &code);
	uldn_close(names);
	if (U_FAILURE(code))
		return false;
	buffer_append_text(locale, found);
	append_utf16(name, own, length);
	return true;
}

void locale_number(struct locale *locale, const char *number, struct buffer *out)
{
	UChar wide[64];
	UErrorCode code = U_ZERO_ERROR;

	/* No language groups the digits of a number below a thousand: most are, and cost nothing then. */
	size_t digits = strspn(number, "0123456789");
	if (locale->latin_digits && digits > 0 && digits < 4 && number[digits] == '\0' && (number[0] != '0' || digits == 1)) {
		buffer_append(out, number, digits);
		return;
	}
	int32_t length = unum_formatDecimal(locale->number, number, (int32_t)strlen(number), wide, COUNT_OF(wide), NULL, &code);

	if (U_FAILURE(code) || !(ascii_is_digit(number[0]) || number[0] == '-'))
		buffer_append_text(out, number);
	else
		append_utf16(out, wide, length);
}

static UDateFormat *open_date_format(struct locale *locale, size_t precision)
{
	static const char *const skeletons[] = {"y", "yMMMM", "yMMMMd"};
	UErrorCode code = U_ZERO_ERROR;
	UChar skeleton[16], pattern[64];
	int32_t length = 0;

	u_uastrcpy(skeleton, skeletons[precision]);
	UDateTimePatternGenerator *generator = udatpg_open(locale->name, &code);
	length = udatpg_getBestPattern(generator, skeleton, -1, pattern, COUNT_OF(pattern), &code);
	udatpg_close(generator);
	UChar utc[4];
	u_uastrcpy(utc, "UTC");
	UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale->name, utc, -1, pattern, length, &code);
	return U_FAILURE(code) ? NULL : format;
}

/* Days since 1970-01-01 of the proleptic Gregorian calendar. */
static int64_t days_from_civil(int64_t year, int64_t month, int64_t day)
{
	year -= month <= 2;
	int64_t era = (year >= 0 ? year : year - 399) / 400;
	int64_t of_era = year - era * 400;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static int64_t days_of_month(int64_t year, int64_t month)
{
	int64_t next = month == 12 ? days_from_civil(year + 1, 1, 1) : days_from_civil(year, month + 1, 1);
	return next - days_from_civil(year, month, 1);
}

/* The number of parts of an ISO date that is right, 0 if it is not. */
static size_t read_date(const char *text, int64_t part[3])
{
	static const int64_t lowest[] = {1, 1, 1}, highest[] = {9999, 12, 31};
	static const size_t width[] = {4, 2, 2};
	size_t parts = 0;

	for (;;) {
		char digits[8];
		if (parts == 3 || strnlen(text, width[parts]) < width[parts])
			return 0;
		memcpy(digits, text, width[parts]);
		digits[width[parts]] = '\0';
		if (!ascii_parse_integer(digits, lowest[parts], highest[parts], &part[parts]))
			return 0;
		text += width[parts++];
		if (*text == '\0')
			return parts < 3 || part[2] <= days_of_month(part[0], part[1]) ? parts : 0;
		if (*text++ != '-')
			return 0;
	}
}

void locale_date(struct locale *locale, const char *date, struct buffer *out)
{
	int64_t part[3] = {0, 1, 1};
	size_t parts = read_date(date, part);
	UErrorCode code = U_ZERO_ERROR;
	UChar wide[128];

	if (parts && locale->dates[parts - 1] == NULL)
		locale->dates[parts - 1] = open_date_format(locale, parts - 1);
	if (parts == 0 || locale->dates[parts - 1] == NULL) {
		buffer_append_text(out, date);
		return;
	}
	UDate time = (double)days_from_civil(part[0], part[1], part[2]) * 86400000.0;
	int32_t length = udat_format(locale->dates[parts - 1], time, wide, COUNT_OF(wide), NULL, &code);
	append_utf16(out, wide, U_FAILURE(code) ? 0 : length);
}

/* Items that no list has in its own words: characters for private use. */
enum { ITEM = 0xe000, LIST_MAX = 4 };

void locale_join(struct locale *locale, int64_t place, int64_t count, struct buffer *out)
{
	static const UChar items[LIST_MAX] = {ITEM, ITEM + 1, ITEM + 2, ITEM + 3};
	const UChar *texts[LIST_MAX] = {&items[0], &items[1], &items[2], &items[3]};
	static const int32_t lengths[LIST_MAX] = {1, 1, 1, 1};
	UErrorCode code = U_ZERO_ERROR;
	UChar wide[64];

	if (place < 2 || place > count)
		return;
	/* A longer list has its beginning, its end, and between them what a list of four has in the middle. */
	if (count > LIST_MAX)
		place = place == count ? LIST_MAX : place == 2 ? 2 : LIST_MAX - 1, count = LIST_MAX;
	if (locale->lists == NULL)
		locale->lists = ulistfmt_open(locale->name, &code);
	int32_t length =
	        U_SUCCESS(code) ? ulistfmt_format(locale->lists, texts, lengths, (int32_t)count, wide, COUNT_OF(wide), &code) : 0;
	const UChar *from = U_SUCCESS(code) ? u_memchr(wide, (UChar)(ITEM + place - 2), length) : NULL;
	const UChar *to = from ? u_memchr(wide, (UChar)(ITEM + place - 1), length) : NULL;
	if (to > from + 1)
		append_utf16(out, from + 1, (int32_t)(to - from - 1));
	else
		buffer_append_text(out, ", ");
}

/* From the first letter or digit on; a text without one as it is. */
static const char *from_letter(const char *text)
{
	int32_t next = 0, length = (int32_t)strlen(text);
	while (next < length) {
		int32_t here = next;
		UChar32 character;
		U8_NEXT(text, next, length, character);
		if (character >= 0 && u_isalnum(character))
			return text + here;
	}
	return text;
}

int locale_compare(struct locale *locale, const char *a, const char *b)
{
	UErrorCode code = U_ZERO_ERROR;
	if (locale->order == NULL)
		locale->order = ucol_open(locale->name, &code);
	return ucol_strcollUTF8(locale->order, from_letter(a), -1, from_letter(b), -1, &code);
}

/* Is it another letter, not the same with marks, in the locale's order? */
static bool is_own_letter(struct locale *locale, const UChar *letter, int32_t length, const UChar *plain, int32_t plain_length)
{
	UErrorCode code = U_ZERO_ERROR;

	if (length == plain_length && u_memcmp(letter, plain, length) == 0)
		return true;
	if (locale->letters == NULL) {
		locale->letters = ucol_open(locale->name, &code);
		ucol_setStrength(locale->letters, UCOL_PRIMARY);
	}
	return ucol_strcoll(locale->letters, letter, length, plain, plain_length) != UCOL_EQUAL;
}

void locale_letter(struct locale *locale, const char *text, struct buffer *out)
{
	UErrorCode code = U_ZERO_ERROR;
	int32_t length = 0, next = 0, capital_length, plain_length;
	UChar *wide = to_utf16(from_letter(text), &length), composed[16], capital[16], plain[32];
	UChar32 letter = 0;

	if (length)
		U16_NEXT(wide, next, length, letter);
	if (length == 0 || !u_isalpha(letter)) {
		buffer_append_byte(out, '#');
		free(wide);
		return;
	}
	/* With the marks that follow it as characters of their own. */
	int32_t start = next - U16_LENGTH(letter);
	while (next < length && next - start < 4 && u_charType(wide[next]) == U_NON_SPACING_MARK)
		next++;
	int32_t composed_length =
	        unorm2_normalize(unorm2_getNFCInstance(&code), wide + start, next - start, composed, COUNT_OF(composed), &code);
	capital_length = u_strToUpper(capital, COUNT_OF(capital), composed, composed_length, locale->name, &code);
	plain_length = unorm2_normalize(unorm2_getNFDInstance(&code), capital, capital_length, plain, COUNT_OF(plain), &code);
	plain_length = U_SUCCESS(code) && plain_length > 1 ? 1 : plain_length;
	if (U_FAILURE(code))
		buffer_append_byte(out, '#');
	else if (is_own_letter(locale, capital, capital_length, plain, plain_length))
		append_utf16(out, capital, capital_length);
	else
		append_utf16(out, plain, plain_length);
	free(wide);
}

/* A slug: letters and digits are kept, what is between them becomes one '-'. */
static void append_segment(const char *latin, struct buffer *out)
{
	size_t start = out->length, cut = 0;
	bool pending = false;

	for (; *latin; latin++) {
		char c = ascii_lower(*latin);
		if (*latin == '\'')
			continue;
		if (!ascii_is_lower(c) && !ascii_is_digit(c)) {
			pending = true;
			continue;
		}
		if (pending && out->length > start) {
			cut = out->length;
			buffer_append_byte(out, '-');
		}
		pending = false;
		if (out->length - start >= SLUG_LENGTH)
			break;
		buffer_append_byte(out, c);
	}
	if (*latin && cut > start) {
		out->length = cut;
		out->bytes[cut] = '\0';
	}
}

void locale_slug(struct locale *locale, const char *text, struct buffer *out)
{
	UErrorCode code = U_ZERO_ERROR;
	int32_t length = 0;
	UChar *wide = to_utf16(text, &length);
	int32_t capacity = length * 4 + 64, limit;
	UChar *work = memory_alloc((size_t)capacity * sizeof(*work));

	if (locale->latin == NULL) {
		UChar id[64];
		u_uastrcpy(id, "Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII");
		locale->latin = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &code);
	}
	length = u_strToLower(work, capacity, wide, length, locale->name, &code);
	limit = length;
	utrans_transUChars(locale->latin, work, &length, capacity, 0, &limit, &code);
	if (U_SUCCESS(code)) {
		struct buffer latin = {0};
		append_utf16(&latin, work, length);
		append_segment(buffer_text(&latin), out);
		buffer_release(&latin);
	}
	free(wide);
	free(work);
}
