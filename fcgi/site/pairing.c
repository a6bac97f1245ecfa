#include "site/pairing.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/buffer.h"
#include "ground/memory.h"
#include "site/facts.h"
#include "site/message.h"

/* An old translation that may be taken. */
struct candidate {
	const struct catalogue_message *message;
	const char *source; /* of which its text is the translation, as far as is known */
	bool taken;
	uint32_t *grams; /* sorted; made when it is first compared */
	size_t gram_count;
};

struct field {
	const char *context;
	struct candidate *candidates;
	size_t candidate_count;
	struct pairing *pairs;
	size_t count;
};

/* Signs that say the same: how they are typed is nobody's meaning. */
static const struct {
	const char *typed, *plain;
} forms[] = {
        {"\xe2\x80\x98", "'"},   /* ‘ */
        {"\xe2\x80\x99", "'"},   /* ’ */
        {"\xca\xbc", "'"},       /* ʼ */
        {"\xe2\x80\x9c", "\""},  /* “ */
        {"\xe2\x80\x9d", "\""},  /* ” */
        {"\xe2\x80\x9e", "\""},  /* „ */
        {"\xc2\xab", "\""},      /* « */
        {"\xc2\xbb", "\""},      /* » */
        {"\xe2\x80\x90", "-"},   /* hyphen */
        {"\xe2\x80\x91", "-"},   /* no-break hyphen */
        {"\xe2\x80\x93", "-"},   /* – */
        {"\xe2\x80\x94", "-"},   /* — */
        {"\xe2\x80\xa6", "..."}, /* … */
        {"\xc2\xa0", " "},       /* no-break space */
        {"\xe2\x80\xaf", " "},   /* narrow no-break space */
        {"\xe2\x80\x89", " "},   /* thin space */
};

static char *fold(const char *text)
{
	struct buffer out = {0};
	while (*text) {
		const char *plain = NULL;
		size_t length = 1;
		for (size_t i = 0; i < COUNT_OF(forms) && plain == NULL && (*text & 0x80) != 0; i++)
			if (ascii_starts_with(text, forms[i].typed)) {
				plain = forms[i].plain;
				length = strlen(forms[i].typed);
			}
		bool blank = plain ? *plain == ' ' : ascii_is_space(*text);
		if (blank) {
			if (out.length && out.bytes[out.length - 1] != ' ')
				buffer_append_byte(&out, ' ');
		} else if (plain) {
			buffer_append_text(&out, plain);
		} else {
			buffer_append_byte(&out, *text);
		}
		text += length;
	}
	while (out.length && out.bytes[out.length - 1] == ' ')
		out.bytes[--out.length] = '\0';
	return buffer_take(&out);
}

static int compare_grams(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* The trigrams of the text, a blank around it so that short ones have some; sorted. */
static uint32_t *make_grams(const char *text, size_t *count)
{
	char *folded = fold(text), *padded = memory_printf("  %s  ", folded);
	size_t length = strlen(padded);
	uint32_t *grams = memory_zeroed(length, sizeof(*grams));

	*count = length - 2;
	for (size_t i = 0; i < *count; i++)
		grams[i] = (uint32_t)(unsigned char)padded[i] << 16 | (uint32_t)(unsigned char)padded[i + 1] << 8 |
		           (unsigned char)padded[i + 2];
	qsort(grams, *count, sizeof(*grams), compare_grams);
	free(folded), free(padded);
	return grams;
}

static int likeness(const uint32_t *one, size_t count, const uint32_t *other, size_t other_count)
{
	size_t common = 0, smaller = count < other_count ? count : other_count;

	/* Too different in length to reach the limit, whatever they say. */
	if (2000 * smaller < PAIRING_LIKENESS * (count + other_count))
		return 0;
	for (size_t i = 0, j = 0; i < count && j < other_count;) {
		if (one[i] == other[j])
			common++, i++, j++;
		else if (one[i] < other[j])
			i++;
		else
			j++;
	}
	return (int)(2000 * common / (count + other_count));
}

int pairing_likeness(const char *one, const char *other)
{
	size_t count, other_count;
	uint32_t *grams = make_grams(one, &count), *others = make_grams(other, &other_count);
	int result = likeness(grams, count, others, other_count);
	free(grams), free(others);
	return result;
}

static void find_candidates(struct field *field, const struct catalogue *catalogue)
{
	size_t count;
	const struct catalogue_message *const *messages = catalogue_of_context(catalogue, field->context, &count);
	const struct catalogue_message *last = NULL;

	field->candidates = memory_zeroed(count + 1, sizeof(*field->candidates));
	for (size_t i = 0; i < count; i++) {
		const struct catalogue_message *m = messages[i];
		if (m->text[0] == NULL || (last && strcmp(last->source, m->source) == 0))
			continue;
		field->candidates[field->candidate_count++] =
		        (struct candidate){.message = m, .source = m->fuzzy && m->previous ? m->previous : m->source};
		last = m;
	}
}

static bool is_source_of_other(const struct field *field, const struct pairing *own, const char *text)
{
	for (size_t i = 0; i < field->count; i++)
		if (&field->pairs[i] != own && strcmp(field->pairs[i].source, text) == 0)
			return true;
	return false;
}

/* The state of a text that is not this message's own. */
static enum pairing_state judge(const struct field *field, const struct pairing *pair, const struct candidate *candidate)
{
	const struct catalogue_message *m = candidate->message;
	struct buffer why = {0};

	/* Whose translation is it? What was guessed from another record, or belongs to another block, is nobody's. */
	if (m->fuzzy && (m->previous == NULL || (m->previous_context && strcmp(m->previous_context, field->context) != 0) ||
	                 is_source_of_other(field, pair, m->previous)))
		return PAIRING_MISSING;
	bool shown = pairing_likeness(candidate->source, pair->source) >= PAIRING_LIKENESS &&
	             facts_are_equal(candidate->source, pair->source) && message_agrees(candidate->source, m->text[0], &why);
	buffer_release(&why);
	return shown ? PAIRING_STALE : PAIRING_MISSING;
}

static void take(struct field *field, struct pairing *pair, struct candidate *candidate, bool own)
{
	candidate->taken = true;
	pair->old = candidate->message;
	pair->state = own && !candidate->message->fuzzy ? PAIRING_CURRENT : judge(field, pair, candidate);
}

static int compare_to_source(const void *key, const void *element)
{
	return strcmp(key, ((const struct candidate *)element)->message->source);
}

static void pair_exact(struct field *field)
{
	for (size_t i = 0; i < field->count; i++) {
		struct candidate *found = bsearch(field->pairs[i].source, field->candidates, field->candidate_count,
		                                  sizeof(*field->candidates), compare_to_source);
		if (found)
			take(field, &field->pairs[i], found, true);
	}
}

/* Equal but for how it was typed. */
static void pair_retyped(struct field *field)
{
	for (size_t i = 0; i < field->count; i++) {
		if (field->pairs[i].old)
			continue;
		char *folded = fold(field->pairs[i].source);
		for (size_t c = 0; c < field->candidate_count && c < PAIRING_CANDIDATES && field->pairs[i].old == NULL; c++) {
			struct candidate *candidate = &field->candidates[c];
			char *other = candidate->taken || candidate->message->fuzzy ? NULL : fold(candidate->message->source);
			if (other && strcmp(folded, other) == 0)
				take(field, &field->pairs[i], candidate, true);
			free(other);
		}
		free(folded);
	}
}

struct match {
	int likeness;
	size_t pair, candidate;
};

/* The most alike first; then in the order of the sources, and of the candidates. */
static int compare_matches(const void *a, const void *b)
{
	const struct match *x = a, *y = b;
	if (x->likeness != y->likeness)
		return y->likeness - x->likeness;
	if (x->pair != y->pair)
		return x->pair < y->pair ? -1 : 1;
	return x->candidate < y->candidate ? -1 : 1;
}

static void pair_alike(struct field *field)
{
	struct match *matches = NULL;
	size_t count = 0, capacity = 0, own_count;

	for (size_t i = 0; i < field->count; i++) {
		if (field->pairs[i].old)
			continue;
		uint32_t *own = make_grams(field->pairs[i].source, &own_count);
		for (size_t c = 0, seen = 0; c < field->candidate_count && seen < PAIRING_CANDIDATES; c++) {
			struct candidate *candidate = &field->candidates[c];
			if (candidate->taken)
				continue;
			seen++;
			if (candidate->grams == NULL)
				candidate->grams = make_grams(candidate->source, &candidate->gram_count);
			int alike = likeness(own, own_count, candidate->grams, candidate->gram_count);
			if (alike < PAIRING_LIKENESS)
				continue;
			matches = memory_grow(matches, count, &capacity, sizeof(*matches));
			matches[count++] = (struct match){alike, i, c};
		}
		free(own);
	}
	if (count)
		qsort(matches, count, sizeof(*matches), compare_matches);
	for (size_t m = 0; m < count; m++) {
		struct pairing *pair = &field->pairs[matches[m].pair];
		struct candidate *candidate = &field->candidates[matches[m].candidate];
		if (pair->old == NULL && !candidate->taken)
			take(field, pair, candidate, false);
	}
	free(matches);
}

void pairing_find(const struct catalogue *catalogue, const char *context, struct pairing *pairs, size_t count)
{
	struct field field = {.context = context ? context : "", .pairs = pairs, .count = count};

	for (size_t i = 0; i < count; i++)
		pairs[i].old = NULL, pairs[i].state = PAIRING_MISSING;
	find_candidates(&field, catalogue);
	if (field.candidate_count) {
		pair_exact(&field);
		pair_retyped(&field);
		pair_alike(&field);
	}
	for (size_t i = 0; i < field.candidate_count; i++)
		free(field.candidates[i].grams);
	free(field.candidates);
}

const struct catalogue_message *pairing_exact(const struct catalogue *catalogue, const char *context, const char *source)
{
	size_t count;
	const struct catalogue_message *const *messages = catalogue_of_context(catalogue, context, &count);

	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (strcmp(messages[middle]->source, source) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < count && strcmp(messages[low]->source, source) == 0; low++)
		if (messages[low]->text[0])
			return messages[low]->fuzzy ? NULL : messages[low];
	return NULL;
}
