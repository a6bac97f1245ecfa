/* The rooms of tests/bench/generate: chance and words (generate_text.c), files (generate_files.c), records
 * (generate_records.c), the site around them and main (generate.c). */
#ifndef BIRLIK_BENCH_GENERATE_H
#define BIRLIK_BENCH_GENERATE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum {
	TEXT_MAX = 16384,
	CATALOGUE = 32 << 20, /* bytes; then the next part */
	COUNTRIES = 60,
	TOPICS = 9,
	SECTIONS = 13,
	MEMBERSHIPS = 12,
	PUBLICATIONS = 8,
	PUBLISHING = 16,  /* one organisation in so many has publications */
	LONG_ARTICLE = 8, /* one article in so many has all sections */
};

enum language { EN, TR, LANGUAGES };
extern const char *const codes[LANGUAGES];

struct site {
	char *folder;
	uint64_t seed;
	int count, publishers, articles, networks;
	const char *kind;    /* of the records under way: a catalogue has those of one */
	FILE *po[LANGUAGES]; /* into the language */
	int part[LANGUAGES]; /* of the kind's catalogue */
	FILE *xml;
	enum language source; /* of the record under way */
};

/* Each record has its own chance, so that a change of one leaves the others as they are. */
void chance_begin(const struct site *site, const char *kind, int number);
int chance(int below);

/* A made-up name of a place; four are kept at a time. */
const char *place(int number);

/* A text: as it stands in XML, as the message of it, and its translation. */
struct text {
	char xml[TEXT_MAX], message[TEXT_MAX], translation[TEXT_MAX];
	size_t xml_length, message_length, translation_length;
};
void text_begin(struct text *text);
void text_add(struct text *text, const char *source, const char *translation);
void text_add_word(const struct site *site, struct text *text, int word); /* of 48 */
/* A placeholder; `suffix`: the Turkish form asks for a case. */
void text_add_value(const struct site *site, struct text *text, const char *name, const char *of, const char *suffix);
void text_add_sentence(const struct site *site, struct text *text, int length);

/* These end the program where a file cannot be written. */
FILE *create(const struct site *site, const char *name);
void close_file(FILE *file);
void begin_content(struct site *site, const char *name);
void end_content(struct site *site);
/* Begins a record; the number decides its language. Its attributes are the caller's to go on with. */
void begin_record(struct site *site, const char *kind, const char *id, int number);
/* A text as an element, its translation into the catalogue of the other language. */
__attribute__((format(printf, 4, 5))) void element(struct site *site, const char *name, const struct text *text,
                                                   const char *context, ...);
/* Blocks of a body. `of`: an organisation that is named in it, with its year. */
void body(struct site *site, int paragraphs, int sentences, int items, const char *of, const char *context);

/* The id of a record; four are kept at a time. */
const char *name_of(const char *kind, int number);
bool is_network(const struct site *site, int number);
void write_records(struct site *site);

#endif
