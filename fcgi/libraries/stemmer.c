#include "libraries/stemmer.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

#include "ground/memory.h"

struct stemmer {
	struct sb_stemmer *snowball;
};

struct stemmer *stemmer_open(const char *language)
{
	/* Snowball knows pt, not pt-br. */
	char *code = memory_printf("%.*s", (int)strcspn(language, "-"), language);
	struct sb_stemmer *snowball = sb_stemmer_new(code, "UTF_8");
	free(code);
	if (snowball == NULL)
		return NULL;
	struct stemmer *stemmer = memory_zeroed(1, sizeof(*stemmer));
	stemmer->snowball = snowball;
	return stemmer;
}

void stemmer_close(struct stemmer *stemmer)
{
	if (stemmer == NULL)
		return;
	sb_stemmer_delete(stemmer->snowball);
	free(stemmer);
}

const char *stemmer_stem(struct stemmer *stemmer, const char *word, size_t length, size_t *stem_length)
{
	const sb_symbol *stem = sb_stemmer_stem(stemmer->snowball, (const sb_symbol *)word, (int)length);
	if (stem == NULL) { /* out of memory: the word is its own stem */
		*stem_length = length;
		return word;
	}
	*stem_length = (size_t)sb_stemmer_length(stemmer->snowball);
	return (const char *)stem;
}
