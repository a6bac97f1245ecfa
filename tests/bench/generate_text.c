#include "generate.h"

#include <stdlib.h>
#include <string.h>

static uint64_t chance_state;

void chance_begin(const struct site *site, const char *kind, int number)
{
	chance_state = site->seed * 0x9E3779B97F4A7C15u + (uint64_t)number * 0xD1B54A32D192ED03u;
	for (const char *c = kind; *c; c++)
		chance_state = (chance_state ^ (uint64_t)(unsigned char)*c) * 0x100000001B3u;
}

int chance(int below)
{
	uint64_t z = chance_state += 0x9E3779B97F4A7C15u;
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return (int)((z ^ (z >> 31)) % (uint64_t)below);
}

static const char *const words[LANGUAGES][48] = {
        {"cities",   "regions",  "networks", "water",  "energy",    "climate",  "heritage", "culture",   "members", "exchange",
         "projects", "training", "research", "funds",  "partners",  "citizens", "services", "mobility",  "housing", "health",
         "peace",    "borders",  "councils", "mayors", "together",  "across",   "with",     "for",       "and",     "between",
         "towards",  "within",   "shared",   "local",  "regional",  "national", "common",   "public",    "open",    "lasting",
         "supports", "brings",   "follows",  "steers", "publishes", "compares", "gathers",  "represents"},
        {"şehirler",  "bölgeler",
         "ağlar",     "su",
         "enerji",    "iklim",
         "miras",     "kültür",
         "üyeler",    "paylaşım",
         "projeler",  "eğitim",
         "araştırma", "fonlar",
         "ortaklar",  "yurttaşlar",
         "hizmetler", "ulaşım",
         "konut",     "sağlık",
         "barış",     "sınırlar",
         "meclisler", "başkanlar",
         "birlikte",  "boyunca",
         "ile",       "için",
         "ve",        "arasında",
         "doğru",     "içinde",
         "ortak",     "yerel",
         "bölgesel",  "ulusal",
         "müşterek",  "kamusal",
         "açık",      "kalıcı",
         "destekler", "bir araya getirir",
         "izler",     "yönlendirir",
         "yayımlar",  "karşılaştırır",
         "toplar",    "temsil eder"},
};
static const char *const beginnings[LANGUAGES][6] = {
        {"Every year the union", "According to its statutes it", "In its working groups it", "Together with its members it",
         "At home and abroad it", "The general assembly"},
        {"Birlik her yıl", "Tüzüğüne göre", "Çalışma gruplarında", "Üyeleriyle birlikte", "Yurt içinde ve yurt dışında",
         "Genel kurul"},
};
/* Different from each other without their diacritics, too: a place gives a slug of its own. */
static const char *const syllables[] = {"ba", "ke", "dı", "mo", "şu", "çe", "la", "rü", "si", "to", "nö", "ya",
                                        "hi", "zu", "ge", "va", "pı", "fe", "ko", "ta", "re", "lı", "mu", "iz"};
static const char *const capitals[] = {"Ba", "Ke", "Dı", "Mo", "Şu", "Çe", "La", "Rü", "Si", "To", "Nö", "Ya",
                                       "Hi", "Zu", "Ge", "Va", "Pı", "Fe", "Ko", "Ta", "Re", "Lı", "Mu", "İz"};

const char *place(int number)
{
	static char text[4][16];
	static int turn;
	char *out = text[turn = (turn + 1) % 4];
	uint64_t n = (uint64_t)number * 100003 % 331776;
	snprintf(out, sizeof(text[0]), "%s%s%s%s", capitals[n % 24], syllables[n / 24 % 24], syllables[n / 576 % 24],
	         syllables[n / 13824]);
	return out;
}

static void put(char *bytes, size_t *length, const char *text)
{
	size_t more = strlen(text);
	if (*length + more >= TEXT_MAX) {
		fputs("generate: a text is too long\n", stderr);
		exit(1);
	}
	memcpy(bytes + *length, text, more + 1);
	*length += more;
}

void text_begin(struct text *text)
{
	text->xml_length = text->message_length = text->translation_length = 0;
	*text->xml = *text->message = *text->translation = '\0';
}

void text_add(struct text *text, const char *source, const char *translation)
{
	put(text->xml, &text->xml_length, source);
	put(text->message, &text->message_length, source);
	put(text->translation, &text->translation_length, translation);
}

void text_add_word(const struct site *site, struct text *text, int word)
{
	text_add(text, words[site->source][word], words[!site->source][word]);
}

void text_add_value(const struct site *site, struct text *text, const char *name, const char *of, const char *suffix)
{
	char part[128];
	snprintf(part, sizeof(part), "<value name=\"%s\" of=\"%s\"/>", name, of);
	put(text->xml, &text->xml_length, part);
	snprintf(part, sizeof(part), "{%s}", name);
	put(text->message, &text->message_length, part);
	put(text->translation, &text->translation_length, part);
	if (site->source == TR)
		put(text->xml, &text->xml_length, suffix), put(text->message, &text->message_length, suffix);
	else
		put(text->translation, &text->translation_length, suffix);
}

void text_add_sentence(const struct site *site, struct text *text, int length)
{
	int word = chance(6);
	if (text->xml_length)
		text_add(text, " ", " ");
	text_add(text, beginnings[site->source][word], beginnings[!site->source][word]);
	for (int i = 0; i < length; i++) {
		text_add(text, i && i % 7 == 0 ? ", " : " ", i && i % 7 == 0 ? ", " : " ");
		text_add_word(site, text, chance(48));
	}
	text_add(text, ".", ".");
}
