#include "libraries/words.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "ground/ascii.h"
#include "ground/memory.h"

enum { TABLE = 0x250, FOLDED = 4 }; /* Latin, as ICU says it once; the rest is asked each time */

struct words {
	const UNormalizer2 *lower, *apart;
	struct {
		bool is_part;
		char folded[FOLDED + 1];
	} table[TABLE];
};

static bool is_part(UChar32 c)
{
	return (U_MASK(u_charType(c)) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

static bool is_apostrophe(UChar32 c)
{
	return c == '\'' || c == 0x2019 || c == 0x02bc || c == 0x2018 || c == 0x00b4 || c == '`' || c == 0xff07;
}

/* Letters that are no letter and a mark to Unicode, but are read so. */
static const char *plain_letter(UChar32 c)
{
	static const struct {
		UChar32 letter;
		const char *plain;
	} letters[] = {{0x131, "i"}, {0xf8, "o"},  {0x142, "l"}, {0x111, "d"}, {0xe6, "ae"}, {0x153, "oe"},
	               {0xf0, "d"},  {0xfe, "th"}, {0x127, "h"}, {0x167, "t"}, {0x14b, "n"}};
	for (size_t i = 0; i < COUNT_OF(letters); i++)
		if (letters[i].letter == c)
			return letters[i].plain;
	return NULL;
}

static size_t append_letter(UChar32 c, char *out, size_t room)
{
	const char *plain = plain_letter(c);
	char bytes[U8_MAX_LENGTH + 1] = {0};
	int32_t length = 0;

	if (plain == NULL) {
		U8_APPEND_UNSAFE(bytes, length, c);
		plain = bytes;
	}
	size_t size = strlen(plain);
	if (size > room)
		return 0;
	memcpy(out, plain, size);
	return size;
}

/* The letter in lower case, taken apart, its marks dropped; nothing is written where there is no room. */
static size_t fold(const struct words *words, UChar32 c, char *out, size_t room)
{
	UErrorCode code = U_ZERO_ERROR;
	UChar letter[U16_MAX_LENGTH], lower[32], apart[64];
	int32_t length = 0;
	size_t size = 0;

	U16_APPEND_UNSAFE(letter, length, c);
	length = unorm2_normalize(words->lower, letter, length, lower, COUNT_OF(lower), &code);
	length = unorm2_normalize(words->apart, lower, length, apart, COUNT_OF(apart), &code);
	for (int32_t i = 0; U_SUCCESS(code) && i < length;) {
		UChar32 part;
		U16_NEXT(apart, i, length, part);
		if (!U_IS_SURROGATE(part) && is_part(part) && !(U_MASK(u_charType(part)) & U_GC_M_MASK))
			size += append_letter(part, out + size, room - size);
	}
	return size;
}

struct words *words_open(void)
{
	struct words *words = memory_zeroed(1, sizeof(*words));
	UErrorCode code = U_ZERO_ERROR;

	words->lower = unorm2_getNFKCCasefoldInstance(&code);
	words->apart = unorm2_getNFDInstance(&code);
	if (U_FAILURE(code)) {
		free(words);
		return NULL;
	}
	for (UChar32 c = 0; c < TABLE; c++) {
		words->table[c].is_part = is_part(c);
		if (words->table[c].is_part)
			fold(words, c, words->table[c].folded, FOLDED);
	}
	return words;
}

void words_close(struct words *words)
{
	free(words);
}

size_t words_mark_length(const char *text, size_t length)
{
	static const size_t sign = sizeof(WORDS_MARK_BEGIN) - 1;
	size_t at = sign;

	if (length < 2 * sign || memcmp(text, WORDS_MARK_BEGIN, sign) != 0)
		return 0;
	while (at < length && at - sign < WORDS_LANGUAGE - 1 &&
	       (ascii_is_alpha(text[at]) || ascii_is_digit(text[at]) || text[at] == '-'))
		at++;
	return length - at >= sign && memcmp(text + at, WORDS_MARK_END, sign) == 0 ? at + sign : 0;
}

void words_begin(struct words_reader *reader, const struct words *words, const char *text, size_t length)
{
	/* ICU counts in 32 bits. */
	*reader = (struct words_reader){.words = words, .text = text, .length = length < INT32_MAX ? length : INT32_MAX};
}

/* The letter at `at`, and where the next one is; below 0: no UTF-8. */
static UChar32 letter_at(const struct words_reader *reader, size_t at, size_t *next)
{
	int32_t i = (int32_t)at;
	UChar32 c;
	U8_NEXT(reader->text, i, (int32_t)reader->length, c);
	*next = (size_t)i;
	return c;
}

static bool is_part_of_word(const struct words_reader *reader, UChar32 c)
{
	if (c < 0 || is_apostrophe(c))
		return false;
	return c < TABLE ? reader->words->table[c].is_part : is_part(c);
}

/* Takes the letters from word->end on; how many. */
static size_t take_letters(struct words_reader *reader, struct word *word)
{
	size_t letters = 0, next;

	while (word->end < reader->length) {
		UChar32 c = letter_at(reader, word->end, &next);
		size_t room = WORDS_BYTES - word->length;
		if (!is_part_of_word(reader, c))
			break;
		if (c < TABLE) {
			const char *folded = reader->words->table[c].folded;
			size_t size = strlen(folded);
			memcpy(word->folded + word->length, folded, size <= room ? size : 0);
			word->length += size <= room ? size : 0;
		} else {
			word->length += fold(reader->words, c, word->folded + word->length, room);
		}
		word->end = next;
		letters++;
	}
	return letters;
}

/* A single letter, a full stop, a single letter: T.C. is the word TC. */
static void take_initials(struct words_reader *reader, struct word *word)
{
	for (;;) {
		size_t next, after, beyond;
		if (word->end + 1 >= reader->length || reader->text[word->end] != '.' ||
		    !is_part_of_word(reader, letter_at(reader, word->end + 1, &next)))
			return;
		if (next < reader->length && is_part_of_word(reader, letter_at(reader, next, &after)))
			return;
		beyond = reader->length;
		reader->length = next;
		word->end++;
		take_letters(reader, word);
		reader->length = beyond;
	}
}

/* Goes on to the next word's first letter; *joined: from the last word's end there was but one apostrophe. */
static bool find_start(struct words_reader *reader, bool *joined)
{
	size_t begin = reader->at, next, signs = 0;
	bool apostrophe = false;

	for (; reader->at < reader->length; reader->at = next, signs++) {
		size_t mark = words_mark_length(reader->text + reader->at, reader->length - reader->at);
		UChar32 c = letter_at(reader, reader->at, &next);
		if (mark) {
			size_t sign = sizeof(WORDS_MARK_BEGIN) - 1, code = mark - 2 * sign;
			memcpy(reader->language, reader->text + reader->at + sign, code);
			reader->language[code] = '\0';
			next = reader->at + mark;
		} else if (is_part_of_word(reader, c)) {
			*joined = apostrophe && signs == 1 && begin > 0;
			return true;
		}
		apostrophe = is_apostrophe(c);
	}
	return false;
}

bool words_next(struct words_reader *reader, struct word *word)
{
	bool skipped = false;

	do {
		word->length = 0;
		if (!find_start(reader, &word->joined))
			return false;
		word->start = word->end = reader->at;
		if (take_letters(reader, word) == 1)
			take_initials(reader, word);
		reader->at = word->end;
		/* Marks alone fold to nothing: they are no word, and part what is before from what is behind them. */
		word->joined = word->joined && !skipped;
		skipped = word->length == 0;
	} while (skipped);
	word->folded[word->length] = '\0';
	return true;
}

bool words_apostrophe_follows(const struct words_reader *reader)
{
	size_t next;
	return reader->at < reader->length && is_apostrophe(letter_at(reader, reader->at, &next));
}
