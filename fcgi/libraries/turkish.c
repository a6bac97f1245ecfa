#include "libraries/turkish.h"

#include <string.h>

#include "ground/ascii.h"

enum { STEMS = 40, LENGTH = 40 };

struct analysis {
	const char *word;
	size_t whole;
	struct {
		size_t length;
		char text[LENGTH + 2];
	} stems[STEMS];
	size_t count;
};

static bool is_whole(const struct analysis *a, size_t length)
{
	return turkish_is_whole(a->word, length);
}

static bool is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static size_t syllables(const char *word, size_t length)
{
	size_t count = 0;
	for (size_t i = 0; i < length; i++)
		count += is_vowel(word[i]);
	return count;
}

/* The last vowel, or 0. */
static char last_vowel(const char *word, size_t length)
{
	while (length)
		if (is_vowel(word[--length]))
			return word[length];
	return 0;
}

/* A vowel of an ending after the vowel `before`; 0: an abbreviation read by its letters, anything goes. */
static bool harmonises(char sign, char vowel, char before, char last)
{
	if (sign == 'A') {
		if (vowel != 'a' && vowel != 'e')
			return false;
		if (before == 'e')
			return vowel == 'e';
		/* saatler, hayaller, harfler: loan words whose last consonant is soft */
		return before != 'a' || vowel == 'a' || strchr("ltf", last) != NULL;
	}
	if (before == 0)
		return vowel == 'i' || vowel == 'u';
	return vowel == (before == 'o' || before == 'u' ? 'u' : 'i');
}

/*
 * What is left of the word's first `length` letters without the ending: A is a or e, I is ı, i, u or
 * ü, D is d or t by what they follow. 0: the word does not end so.
 */
static size_t cut(const struct analysis *a, size_t length, const char *ending)
{
	size_t size = strlen(ending);
	if (length < size + 2)
		return 0;
	size_t left = length - size;
	char vowel = last_vowel(a->word, left), last = a->word[left - 1];
	const char *rest = a->word + left;

	/* Two letters are a stem where the second is a consonant (ağ, ev), and in su. */
	if (left == 2 && is_vowel(last) && strncmp(a->word, "su", 2) != 0)
		return 0;
	for (size_t i = 0; i < size; i++) {
		char c = rest[i];
		if (ending[i] == 'A' || ending[i] == 'I') {
			if (!harmonises(ending[i], c, vowel, last))
				return 0;
			vowel = c;
		} else if (ending[i] == 'D') {
			bool hard = strchr("fstkchp", last) != NULL;
			if (c != (hard ? 't' : 'd') && !((c == 't' || c == 'd') && vowel == 0))
				return 0;
		} else if (c != ending[i]) {
			return 0;
		}
		last = c;
	}
	return left;
}

static bool after_vowel(const struct analysis *a, size_t left)
{
	/* TBB’ye, read by its letters, may end in a vowel too. */
	return left && (is_vowel(a->word[left - 1]) || syllables(a->word, left) == 0);
}

static bool after_consonant(const struct analysis *a, size_t left)
{
	return left && !is_vowel(a->word[left - 1]);
}

static void add(struct analysis *a, const char *stem, size_t length)
{
	if (length == a->whole && memcmp(stem, a->word, length) == 0)
		return;
	for (size_t i = 0; i < a->count; i++)
		if (a->stems[i].length == length && memcmp(a->stems[i].text, stem, length) == 0)
			return;
	if (a->count == STEMS || length > LENGTH)
		return;
	memcpy(a->stems[a->count].text, stem, length);
	a->stems[a->count++].length = length;
}

/* Two consonants at the end of a word; others are there only because a vowel fell out (şehr-, ağz-). */
static bool may_end(char first, char second)
{
	static const char pairs[] =
	        "lp lt lk lc lf lm ls rp rt rk rc rs rf rm rn rz mp mt nt nk nc ns nz st ft ht kt pt ks ps sk vk zm";
	for (const char *pair = pairs; *pair; pair += pair[2] ? 3 : 2)
		if (pair[0] == first && pair[1] == second)
			return true;
	return false;
}

/* Pairs that may end a word, and yet often had a vowel between them: vakit, burun, ilim, hapis. */
static bool may_have_lost_vowel(char first, char second)
{
	static const char pairs[] = "kt rn lm ps zm ks";
	for (const char *pair = pairs; *pair; pair += pair[2] ? 3 : 2)
		if (pair[0] == first && pair[1] == second)
			return true;
	return false;
}

/* The stem with its last consonant as it is at the end of a word: kitab- kitap, yurd- yurt. */
static void add_hardened(struct analysis *a, char *stem, size_t length)
{
	char before = length > 1 ? stem[length - 2] : 0, last = stem[length - 1];
	bool many = syllables(stem, length) > 1;

	if (last == 'b')
		stem[length - 1] = 'p';
	else if (last == 'd' && (many || !is_vowel(before)))
		stem[length - 1] = 't';
	else if (last == 'g' && (before == 'n' || before == 'o' || (many && is_vowel(before))))
		stem[length - 1] = 'k';
	else
		return;
	add(a, stem, length);
	stem[length - 1] = last;
}

/* vakf- is vakıf, şehr- is şehir, ömr- is ömür. */
static void add_with_vowel(struct analysis *a, const char *stem, size_t length)
{
	char vowel = last_vowel(stem, length), longer[LENGTH + 2];

	if (length > LENGTH - 1 || vowel == 0)
		return;
	memcpy(longer, stem, length - 1);
	longer[length - 1] = vowel == 'o' || vowel == 'u' ? 'u' : 'i';
	longer[length] = stem[length - 1];
	add(a, longer, length + 1);
	add_hardened(a, longer, length + 1);
}

/* The stem before an ending that begins with a vowel, `dative` where that is -A: what the ending has softened is undone. */
static void add_softened(struct analysis *a, size_t length, bool dative)
{
	char stem[LENGTH + 2];
	if (length > LENGTH)
		return;
	memcpy(stem, a->word, length);
	char first = length > 1 ? stem[length - 2] : 0, last = stem[length - 1];
	bool cluster = first && !is_vowel(first) && !is_vowel(last) && syllables(stem, length) > 0;

	if (cluster && first == last) { /* hakkı, hissi, tıbbı, reddi */
		add(a, stem, length - 1);
		if (last == 'b' || last == 'd') {
			stem[length - 2] = last == 'b' ? 'p' : 't';
			add(a, stem, length - 1);
		}
		return;
	}
	if (!cluster || may_end(first, last))
		add(a, stem, length);
	add_hardened(a, stem, length);
	/* seçme, yazma are no datives of seçim, yazım */
	if (cluster && (!may_end(first, last) || may_have_lost_vowel(first, last)) && !(dative && last == 'm'))
		add_with_vowel(a, stem, length);
}

static void take_plural(struct analysis *a, size_t length)
{
	size_t left = cut(a, length, "lAr");
	if (left)
		add(a, a->word, left);
}

/* What is left when a case was taken off, or nothing yet: a stem, maybe in the plural, maybe possessed. */
static void take_possessed(struct analysis *a, size_t length, bool third_only)
{
	static const char *const after_vowels[] = {"mIz", "nIz"}, *const after_consonants[] = {"ImIz", "InIz"};
	size_t left = cut(a, length, "lArI");

	if (left)
		add(a, a->word, left);
	left = cut(a, length, "sI");
	if (left && is_vowel(a->word[left - 1])) {
		add(a, a->word, left);
		/* A compound in the plural: büyükşehirlerarası is none, but başkanvekilleri-si is written. */
		take_plural(a, left);
	}
	left = cut(a, length, "I");
	if (after_consonant(a, left)) {
		add_softened(a, left, false);
		take_plural(a, left);
	} else if (left && a->word[left - 1] == 'i' && a->word[left] == 'i') {
		add(a, a->word, left); /* camii, sanayii: words that ended in a consonant once */
	}
	if (third_only)
		return;
	for (size_t i = 0; i < COUNT_OF(after_vowels); i++) {
		left = cut(a, length, after_vowels[i]);
		if (left && is_vowel(a->word[left - 1]))
			add(a, a->word, left);
		left = cut(a, length, after_consonants[i]);
		if (after_consonant(a, left)) {
			add_softened(a, left, false);
			take_plural(a, left);
		}
	}
}

static void take_noun(struct analysis *a, size_t length)
{
	add(a, a->word, length);
	if (is_whole(a, length))
		return;
	take_plural(a, length);
	take_possessed(a, length, false);
}

/* Case endings of a possessive of the third person: belediye-si-nin. */
static void take_cases_of_possessive(struct analysis *a, size_t length)
{
	static const char *const endings[] = {"nDAn", "nDA", "nI", "nA", "nIn", "ncA"};
	for (size_t i = 0; i < COUNT_OF(endings); i++) {
		size_t left = cut(a, length, endings[i]);
		if (left && (a->word[left - 1] == 'i' || a->word[left - 1] == 'u') && !is_whole(a, left)) {
			add(a, a->word, left);
			take_possessed(a, left, true);
		}
	}
}

static void take_cases(struct analysis *a, size_t length)
{
	static const char *const any[] = {"DAn", "DA", "lA"}, *const after_vowels[] = {"ylA", "nIn", "yI", "yA"};
	static const char *const after_consonants[] = {"In", "I", "A"};
	size_t left;

	take_noun(a, length);
	if (is_whole(a, length))
		return;
	take_cases_of_possessive(a, length);
	for (size_t i = 0; i < COUNT_OF(any); i++)
		if ((left = cut(a, length, any[i])) != 0)
			take_noun(a, left);
	for (size_t i = 0; i < COUNT_OF(after_vowels); i++)
		if (after_vowel(a, left = cut(a, length, after_vowels[i])))
			take_noun(a, left);
	for (size_t i = 0; i < COUNT_OF(after_consonants); i++)
		if (after_consonant(a, left = cut(a, length, after_consonants[i]))) {
			/* After a possessive or a plural nothing was softened. */
			add_softened(a, left, strcmp(after_consonants[i], "A") == 0);
			take_plural(a, left);
			take_possessed(a, left, false);
		}
	/* belediyece, bakanlıkça; in short words it makes others: il ilçe, Türk Türkçe */
	left = cut(a, length, "cA");
	if (left >= 5)
		take_noun(a, left);
}

/* şehirdeki, şehirdekilerin, şehirdekinin */
static void take_ki(struct analysis *a, size_t length)
{
	static const char *const after[] = {"",       "ler", "leri", "lerin", "lere", "lerle", "lerde",
	                                    "lerden", "ni",  "ne",   "nin",   "nde",  "nden"};
	for (size_t i = 0; i < COUNT_OF(after); i++) {
		size_t size = strlen(after[i]);
		if (length < size + 6 || memcmp(a->word + length - size, after[i], size) != 0)
			continue;
		size_t left = cut(a, length - size, "DAki");
		if (left == 0)
			continue;
		take_noun(a, left);
		left = cut(a, length - size, "nDAki");
		if (left && (a->word[left - 1] == 'i' || a->word[left - 1] == 'u'))
			take_possessed(a, left, true);
	}
}

static bool can_be_analysed(const char *word, size_t length)
{
	if (length < 3 || length > LENGTH)
		return false;
	for (size_t i = 0; i < length; i++)
		if (!ascii_is_lower(word[i]))
			return false;
	return true;
}

static void hand_over(const struct analysis *a, turkish_take_fn *take, void *context)
{
	for (size_t i = 0; i < a->count; i++)
		take(context, a->stems[i].text, a->stems[i].length);
}

/* A number with its ending, where the apostrophe was not typed: 2023te. */
static bool take_number(const char *word, size_t length, turkish_take_fn *take, void *context)
{
	size_t digits = 0;
	while (digits < length && ascii_is_digit(word[digits]))
		digits++;
	if (digits && digits < length && turkish_is_ending(word + digits, length - digits))
		take(context, word, digits);
	return digits > 0;
}

void turkish_stems(const char *word, size_t length, turkish_take_fn *take, void *context)
{
	struct analysis a = {.word = word, .whole = length};

	if (take_number(word, length, take, context) || !can_be_analysed(word, length) || is_whole(&a, length))
		return;
	take_cases(&a, length);
	take_ki(&a, length);
	/* The one noun that takes a y: suyu, suyumuz. */
	if (length > 3 && memcmp(word, "suyu", 4) == 0 && turkish_is_ending(word + 3, length - 3))
		add(&a, word, 2);
	/* bugünkü, dünkü, yarınki, sonraki; not yetki, baskı */
	if (length > 4 && (memcmp(word + length - 4, "unku", 4) == 0 || (length > 5 && memcmp(word + length - 2, "ki", 2) == 0)))
		add(&a, word, length - 2);
	size_t left = cut(&a, length, "DIr");
	if (left)
		take_cases(&a, left);
	hand_over(&a, take, context);
}

void turkish_name_stems(const char *word, size_t length, turkish_take_fn *take, void *context)
{
	struct analysis a = {.word = word, .whole = length};

	if (!can_be_analysed(word, length) || is_whole(&a, length) || length < 5)
		return;
	take_plural(&a, length);
	take_possessed(&a, length, true);
	hand_over(&a, take, context);
}
