/*
 * Messages for translators. Content of an element, text, inline tags and placeholders,
 * has one text as a message (what stands in a .po as msgid), and a translation of it is
 * built back into nodes. The interface (i18n.h) and the content (translation.h) both go
 * through here, so that what is extracted and what is looked up cannot differ.
 *
 * In a message, blanks are collapsed and trimmed, `{name}` is a placeholder, tags are
 * XML, and the text is XML-escaped. A translation is text, never code: it has the tags and
 * the placeholders of its source, no others, and no attribute that its source has not.
 */
#ifndef BIRLIK_MESSAGE_H
#define BIRLIK_MESSAGE_H

#include "ground/base.h"
#include "ground/buffer.h"
#include "libraries/xml.h"

/*
 * The grammar of a language, declared in its entry stylesheet: which cases it has, and
 * how they are written behind an apostrophe. A translator writes a placeholder with the
 * suffix of some value, `{year}’den`; the case is found by its form.
 */
enum { MESSAGE_CASES = 16, MESSAGE_APOSTROPHE = 8 }; /* APOSTROPHE: bytes, with the NUL */
struct message_grammar {
	char *rule;        /* the named template that writes a value in a case */
	char *apostrophes; /* the characters that may stand between; the first is the one of good writing */
	char *plain;       /* endings behind an apostrophe that are the same for every value (’s), blanks between; NULL: none */
	char *flags;       /* what may be told of a value's ending, separated by blanks; NULL: nothing */
	struct {
		char *name, *forms; /* forms: separated by blanks */
	} cases[MESSAGE_CASES];
	size_t case_count;
};

/* Reads <b:grammar> below the root of an entry stylesheet; a language without one has no cases. */
void message_grammar_read(struct message_grammar *grammar, const xmlNode *stylesheet);
/* Is the word one of a list that is separated by blanks? `list` may be NULL. */
bool message_is_listed(const char *list, const char *word);
/* NULL if each of `flags`, separated by blanks, is one that the grammar declares; else the first that is not, to free(). */
char *message_grammar_unknown_flag(const struct message_grammar *grammar, const char *flags);
void message_grammar_release(struct message_grammar *grammar);
/*
 * The case that is written at `text`: an apostrophe, which is copied, and a form of the case with no letter behind it;
 * *length bytes are its. NULL: there is none. `grammar` may be NULL.
 */
const char *message_case(const struct message_grammar *grammar, const char *text, char apostrophe[MESSAGE_APOSTROPHE],
                         size_t *length);
/* The `}` of the placeholder that begins at `brace`, or NULL: its name is letters, digits and '_'. */
const char *message_placeholder_end(const char *brace);

/*
 * Is each suffix behind a placeholder a form of a case, or a plain ending; and does it stand behind
 * the apostrophe of good writing? False, and why in `why`. A language without cases has none that could be wrong.
 */
bool message_suffixes_are_known(const struct message_grammar *grammar, const char *text, struct buffer *why);
bool message_suffixes_are_well_written(const struct message_grammar *grammar, const char *text, struct buffer *why);

/*
 * The message of what is in `parent`. `placeholder` names the elements that are
 * placeholders (NULL: this element is a tag); it may be NULL. `attributes`: tags keep theirs.
 */
typedef const char *message_placeholder_fn(void *context, const xmlNode *element);
void message_write(const xmlNode *parent, message_placeholder_fn *placeholder, void *context, bool attributes,
                   struct buffer *out);

/* Makes nodes of a message. Each returns false if there is no such placeholder or tag. */
struct message_builder {
	void *context;
	void (*text)(void *context, xmlNode *parent, const char *text);
	bool (*placeholder)(void *context, xmlNode *parent, const char *name, const char *case_name, const char *apostrophe);
	/* The new node, into which the tag's content is built; NULL: not allowed. */
	xmlNode *(*tag)(void *context, xmlNode *parent, const xmlNode *tag);
	const struct message_grammar *grammar; /* NULL: no cases */
};

/* False, and why in `error`, if the text is no message that the builder takes; what was built by then is to be dropped. */
bool message_build(const char *text, const struct message_builder *builder, xmlNode *parent, struct buffer *error);

/*
 * Whether a translation keeps to its source: the same tags as often, with the same
 * attributes but `lang`; the same placeholders, each at least once. `error` says what is wrong.
 */
bool message_agrees(const char *source, const char *translation, struct buffer *error);

#endif
