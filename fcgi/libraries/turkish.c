#include "libraries/turkish.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"

enum { STEMS = 40, LENGTH = 40, LONGEST_ENDING = 24 };

struct analysis {
	const char *word;
	size_t whole;
	struct {
		size_t length;
		char text[LENGTH + 2];
	} stems[STEMS];
	size_t count;
};

/*
 * Words that look like forms of other words and are none: bina is not the dative of bin, ilçe not
 * an il. They, and what is left when endings were taken off them, are stems. Sorted.
 */
/* clang-format off */
static const char *const whole_words[] = {
	"ada", "aile", "akin", "altin", "ana", "ankara", "ara", "araba", "arsa", "arti", "asya", "bahce", "basin", "bati",
	"belde", "besin", "bilgi", "bina", "birlikte", "bolge", "bolu", "bursa", "butce", "cadde", "cami", "cevre", "daire",
	"dede", "dere", "derece", "dizi", "dogu", "dunya", "duzce", "edirne", "eski", "fatura", "gece", "gemi", "gezi", "gida",
	"guvence", "halde", "hali", "hasta", "hava", "hepsi", "ilce", "ile", "ilke", "irade", "ise", "ispanya", "kadin", "kale",
	"kapi", "kara", "kasaba", "katki", "kendi", "kesin", "kira", "kisi", "kisla", "kiyi", "konu", "konya", "koru", "kure",
	"kutu", "madde", "makine", "mardin", "masa", "mersin", "milli", "mugla", "nokta", "oda", "once", "onde", "ordu", "orta",
	"oyun", "para", "perde", "posta", "proje", "rize", "sali", "sari", "sayfa", "sayi", "secme", "sene", "sera", "sergi",
	"seri", "sira", "siyasi", "soru", "sure", "tane", "tarla", "turkce", "ulke", "usta", "uzun", "vali", "vergi", "yaka",
	"yakin", "yapi", "yara", "yarin", "yasa", "yayin", "yayla", "yazi", "yedi", "yeni", "yore",
};
/* clang-format on */

static int compare_words(const void *key, const void *element)
{
	return strcmp(key, *(const char *const *)element);
}

static bool is_among(const char *const *list, size_t count, const char *word, size_t length)
{
	char copy[LENGTH + 1];
	if (length > LENGTH)
		return false;
	memcpy(copy, word, length);
	copy[length] = '\0';
	return bsearch(copy, list, count, sizeof(*list), compare_words) != NULL;
}

static bool is_whole(const struct analysis *a, size_t length)
{
	return is_among(whole_words, COUNT_OF(whole_words), a->word, length);
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
	else if (last == 'g' && (before == 'n' || (many && is_vowel(before))))
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

	if (cluster && first == last) { /* hakkı, hissi, tıbbı */
		add(a, stem, length - 1);
		add_hardened(a, stem, length - 1);
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
	}
	if (cut(a, length, "yu") == 2 && strncmp(a->word, "su", 2) == 0)
		add(a, a->word, 2);
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
	left = cut(a, length, "yun");
	if (left == 2 && strncmp(a->word, "su", 2) == 0)
		add(a, a->word, 2);
}

/* şehirdeki, şehirdekilerin, şehirdekinin */
static void take_ki(struct analysis *a, size_t length)
{
	static const char *const after[] = {"",       "ler", "leri", "lerin", "lere", "lerde",
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
	size_t left = cut(&a, length, "DIr");
	if (left > 2)
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

/* Does the text consist of endings of the groups from `group` on, each at most once, in their order? */
static bool is_ending_from(size_t group, const char *text, size_t length)
{
	static const char *const groups[] = {
	        " li lu lik luk ",
	        " lar ler ",
	        " im um imiz umuz in un iniz unuz i u si su miz muz niz nuz ",
	        " a e i u ya ye yi yu na ne ni nu da de ta te nda nde dan den tan ten ndan nden in un nin nun la le yla yle ca "
	        "ce nca "
	        "nce ",
	        " ki ",
	        " lar ler ",
	        " a e i u in un na ne ni nu nin nun da de nda nde dan den ndan nden la le ",
	        " dir dur tir tur ",
	};
	if (length == 0)
		return true;
	if (group == COUNT_OF(groups))
		return false;
	if (is_ending_from(group + 1, text, length))
		return true;
	for (const char *ending = groups[group] + 1; *ending;) {
		size_t size = strcspn(ending, " ");
		if (size <= length && memcmp(ending, text, size) == 0 && is_ending_from(group + 1, text + size, length - size))
			return true;
		ending += size + 1;
	}
	return false;
}

bool turkish_is_ending(const char *text, size_t length)
{
	return length > 0 && length <= LONGEST_ENDING && is_ending_from(0, text, length);
}

bool turkish_is_function_word(const char *word, size_t length)
{
	static const char *const words[] = {"bir", "bu", "da", "de", "gibi", "icin", "ile", "ise",
	                                    "ki",  "mi", "mu", "o",  "ve",   "veya", "ya"};
	return is_among(words, COUNT_OF(words), word, length);
}
