/*
 * tests/bench/generate: a made-up site of any size, for measuring. The same seed and number give
 * the same bytes on every machine. What is data is written: the records in db/content and the catalogues
 * locales/tr/content.po and locales/en/content.po. What is the site's own is linked to: grammar,
 * schema, pages, stylesheets, the words of the interface.
 *
 *   generate [--seed N] [--publishers N] [--from SITE] FOLDER ORGANISATIONS
 *
 * Prints two ids that the bench asks for: an organisation with 12 memberships and 8 publications,
 * and an article with 13 sections. Four records in five are English, the rest Turkish; one
 * paragraph in twenty has no translation.
 */
#include <dirent.h>
#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	TEXT_MAX = 16384,
	COUNTRIES = 60,
	TOPICS = 9,
	SECTIONS = 13,
	MEMBERSHIPS = 12,
	PUBLICATIONS = 8,
	PUBLISHING = 16,  /* one organisation in so many has publications */
	LONG_ARTICLE = 8, /* one article in so many has all sections */
};

enum language { EN, TR, LANGUAGES };
static const char *const codes[] = {"en", "tr"};

struct site {
	char *folder;
	uint64_t seed;
	int count, publishers, articles, networks;
	FILE *po[LANGUAGES]; /* into the language */
	FILE *xml;
	enum language source; /* of the record under way */
};

/* ---- chance: each record has its own, so that a change of one leaves the others as they are ---- */

static uint64_t chance_state;

static void chance_begin(const struct site *site, const char *kind, int number)
{
	chance_state = site->seed * 0x9E3779B97F4A7C15u + (uint64_t)number * 0xD1B54A32D192ED03u;
	for (const char *c = kind; *c; c++)
		chance_state = (chance_state ^ (uint64_t)(unsigned char)*c) * 0x100000001B3u;
}

static int chance(int below)
{
	uint64_t z = chance_state += 0x9E3779B97F4A7C15u;
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return (int)((z ^ (z >> 31)) % (uint64_t)below);
}

/* ---- words ---- */

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

static const char *place(int number)
{
	static char text[4][16];
	static int turn;
	char *out = text[turn = (turn + 1) % 4];
	uint64_t n = (uint64_t)number * 100003 % 331776;
	snprintf(out, sizeof(text[0]), "%s%s%s%s", capitals[n % 24], syllables[n / 24 % 24], syllables[n / 576 % 24],
	         syllables[n / 13824]);
	return out;
}

/* ---- a text: as it stands in XML, as the message of it, and its translation ---- */

struct text {
	char xml[TEXT_MAX], message[TEXT_MAX], translation[TEXT_MAX];
	size_t xml_length, message_length, translation_length;
};

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

static void text_begin(struct text *text)
{
	text->xml_length = text->message_length = text->translation_length = 0;
	*text->xml = *text->message = *text->translation = '\0';
}

static void text_add(struct text *text, const char *source, const char *translation)
{
	put(text->xml, &text->xml_length, source);
	put(text->message, &text->message_length, source);
	put(text->translation, &text->translation_length, translation);
}

static void text_add_words(const struct site *site, struct text *text, const char *const list[LANGUAGES][48], int word)
{
	text_add(text, list[site->source][word], list[!site->source][word]);
}

/* A placeholder; `suffix`: the Turkish form asks for a case. */
static void text_add_value(const struct site *site, struct text *text, const char *name, const char *of, const char *suffix)
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

static void text_add_sentence(const struct site *site, struct text *text, int length)
{
	int word = chance(6);
	if (text->xml_length)
		text_add(text, " ", " ");
	text_add(text, beginnings[site->source][word], beginnings[!site->source][word]);
	for (int i = 0; i < length; i++) {
		text_add(text, i && i % 7 == 0 ? ", " : " ", i && i % 7 == 0 ? ", " : " ");
		text_add_words(site, text, words, chance(48));
	}
	text_add(text, ".", ".");
}

static void write_po_text(FILE *po, const char *key, const char *text)
{
	fprintf(po, "%s \"", key);
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			putc('\\', po);
		putc(*text, po);
	}
	fputs("\"\n", po);
}

/* The message of a field into the catalogue of the other language. */
static void translate(struct site *site, const struct text *text, const char *context)
{
	FILE *po = site->po[!site->source];
	if (chance(20) == 0)
		return;
	if (strchr(text->message, '{'))
		fputs("#, python-brace-format\n", po);
	write_po_text(po, "msgctxt", context);
	write_po_text(po, "msgid", text->message);
	write_po_text(po, "msgstr", text->translation);
	putc('\n', po);
}

static __attribute__((format(printf, 4, 5))) void element(struct site *site, const char *name, const struct text *text,
                                                          const char *context, ...)
{
	char full[256];
	va_list list;
	va_start(list, context);
	vsnprintf(full, sizeof(full), context, list);
	va_end(list);
	fprintf(site->xml, "<%s>%s</%s>\n", name, text->xml, name);
	translate(site, text, full);
}

/* Blocks of a body. `of`: an organisation that is named in it, with its year. */
static void body(struct site *site, int paragraphs, int sentences, int items, const char *of, const char *context)
{
	struct text text;
	char reference[64];
	fputs("<body>\n", site->xml);
	for (int p = 0; p < paragraphs; p++) {
		text_begin(&text);
		for (int s = 0; s < sentences; s++)
			text_add_sentence(site, &text, 8 + chance(8));
		if (p == 0) {
			text_add(&text, " ", " ");
			snprintf(reference, sizeof(reference), "organisation/%s", of);
			text_add_value(site, &text, "name", reference, "");
			text_add(&text, " ", " ");
			text_add_words(site, &text, words, chance(48));
			text_add(&text, " ", " ");
			snprintf(reference, sizeof(reference), "organisation/%s/founded", of);
			text_add_value(site, &text, "founded", reference, "’den");
			text_add(&text, ".", ".");
		} else if (p % 3 == 2) {
			char link[96];
			snprintf(link, sizeof(link), " <a to=\"organisation/%s\">", of);
			text_add(&text, link, link);
			text_add_words(site, &text, words, chance(48));
			text_add(&text, "</a>.", "</a>.");
		}
		element(site, "p", &text, "%s", context);
	}
	if (items) {
		fputs("<ul>\n", site->xml);
		for (int i = 0; i < items; i++) {
			text_begin(&text);
			text_add_sentence(site, &text, 5);
			element(site, "li", &text, "%s", context);
		}
		fputs("</ul>\n", site->xml);
	}
	fputs("</body>\n", site->xml);
}

/* ---- records ---- */

static FILE *create(const struct site *site, const char *name)
{
	char file[PATH_MAX];
	snprintf(file, sizeof(file), "%s/%s", site->folder, name);
	FILE *out = fopen(file, "w");
	if (out == NULL) {
		fprintf(stderr, "generate: %s: %s\n", file, strerror(errno));
		exit(1);
	}
	return out;
}

static void close_file(FILE *file)
{
	if (fclose(file) != 0) {
		fprintf(stderr, "generate: %s\n", strerror(errno));
		exit(1);
	}
}

static void begin_content(struct site *site, const char *name)
{
	char file[64];
	snprintf(file, sizeof(file), "db/content/%s.xml", name);
	site->xml = create(site, file);
	site->source = EN;
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<content xml:lang=\"en\">\n", site->xml);
}

static void end_content(struct site *site)
{
	fputs("</content>\n", site->xml);
	close_file(site->xml);
}

/* Begins a record; the number decides its language. Its attributes are the caller's to go on with. */
static void begin_record(struct site *site, const char *kind, const char *id, int number)
{
	chance_begin(site, kind, number);
	site->source = number % 5 == 4 ? TR : EN;
	fprintf(site->xml, "<%s id=\"%s\"", kind, id);
	if (site->source == TR)
		fputs(" xml:lang=\"tr\"", site->xml);
}

static const char *name_of(const char *kind, int number)
{
	static char text[4][32];
	static int turn;
	turn = (turn + 1) % 4;
	snprintf(text[turn], sizeof(text[0]), "%s-%06d", kind, number);
	return text[turn];
}

static bool is_publisher(const struct site *site, int number)
{
	return number <= site->publishers;
}

static int network_step(const struct site *site)
{
	return site->count < 200 ? 2 : 10;
}

static bool is_network(const struct site *site, int number)
{
	int step = network_step(site);
	return !is_publisher(site, number) && number % step == step / 2;
}

/* The network of a place in their order, which may be any number. */
static int network(const struct site *site, int index)
{
	int step = network_step(site);
	int skipped = 0;
	while (is_publisher(site, step / 2 + skipped * step))
		skipped++;
	return step / 2 + (skipped + index % site->networks) * step;
}

static const char *country(int number)
{
	static char code[3];
	snprintf(code, sizeof(code), "%c%c", 'A' + number / 26, 'A' + number % 26);
	return code;
}

static const char *any_article(const struct site *site)
{
	return name_of("article", 1 + chance(site->articles));
}

static void summary(struct site *site, const char *kind, const char *id)
{
	struct text text;
	text_begin(&text);
	text_add_sentence(site, &text, 9);
	element(site, "summary", &text, "%s/%s/summary", kind, id);
}

static void write_topics(struct site *site)
{
	static const char *const icons[] = {"local-diplomacy",  "democracy",     "climate", "water",         "heritage",
	                                    "social-inclusion", "health-ageing", "peace",   "border-regions"};
	struct text text;
	begin_content(site, "topics");
	for (int i = 1; i <= TOPICS; i++) {
		const char *id = name_of("topic", i);
		begin_record(site, "topic", id, i);
		fprintf(site->xml, " icon=\"%s\">\n", icons[i % 9]);
		text_begin(&text);
		text_add(&text, place(i), place(i));
		text_add(&text, " ", " ");
		text_add_words(site, &text, words, i % 24);
		element(site, "name", &text, "topic/%s/name", id);
		summary(site, "topic", id);
		fputs("</topic>\n", site->xml);
	}
	end_content(site);
}

static void organisation_name(struct site *site, int number, const char *kind, const char *id)
{
	static const char *const kinds[][2] = {{"union", "Union of Municipalities"},
	                                       {"association", "Association of Cities"},
	                                       {"network", "Network of Regions"},
	                                       {"municipality", "Municipality"},
	                                       {"institution", "Institute of Local Government"},
	                                       {"platform", "Platform"}};
	static const char *const turkish[] = {"Belediyeler Birliği", "Şehirler Birliği",        "Bölgeler Ağı",
	                                      "Belediyesi",          "Yerel Yönetim Enstitüsü", "Platformu"};
	char names[LANGUAGES][128];
	struct text text;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (strcmp(kinds[i][0], kind) != 0)
			continue;
		snprintf(names[EN], sizeof(names[EN]), "%s %s", place(number), kinds[i][1]);
		snprintf(names[TR], sizeof(names[TR]), "%s %s", place(number), turkish[i]);
	}
	text_begin(&text);
	text_add(&text, names[site->source], names[!site->source]);
	element(site, "name", &text, "organisation/%s/name", id);
	if (is_network(site, number)) {
		int n = number;
		char acronym[6] = "Q";
		for (int i = 1; i < 5; i++, n /= 26)
			acronym[i] = (char)('A' + n % 26);
		fprintf(site->xml, "<acronym translate=\"no\">%s</acronym>\n", acronym);
	}
}

static void write_organisation(struct site *site, int number)
{
	static const char *const levels[] = {"local", "regional", "national", "international"};
	static const char *const networks[] = {"network", "association", "platform"};
	static const char *const others[] = {"municipality", "municipality", "municipality", "union", "institution"};
	const char *id = name_of("org", number);
	bool publisher = is_publisher(site, number), is_net = is_network(site, number);
	struct text text;
	char context[64];

	begin_record(site, "organisation", id, number);
	const char *kind = publisher ? "union" : is_net ? networks[chance(3)] : others[chance(5)];
	int founded = is_net ? 1900 + chance(90) : 1900 + chance(120);
	fprintf(site->xml, " kind=\"%s\" level=\"%s\" website=\"https://%s.example/\"", kind,
	        levels[is_net ? 2 + chance(2) : chance(4)], id);
	if (publisher || is_net || chance(10))
		fprintf(site->xml, " founded=\"%d\"", founded);
	fprintf(site->xml, "%s source=\"%s\">\n", publisher ? " publishes=\"1\"" : "", any_article(site));
	organisation_name(site, number, kind, id);
	if (number % 9 == 0)
		fprintf(site->xml, "<alias translate=\"no\">%s %d</alias>\n", place(number + 7), number);
	text_begin(&text);
	text_add(&text, place(number + 1), place(number + 1));
	element(site, "seat", &text, "organisation/%s/seat", id);
	summary(site, "organisation", id);
	int first = chance(TOPICS);
	for (int i = 0, topics = 1 + chance(3); i < topics; i++)
		fprintf(site->xml, "<topic>%s</topic>\n", name_of("topic", 1 + (first + i) % TOPICS));
	if (number % 7 == 0)
		fprintf(site->xml, "<founding event=\"decided\" year=\"%d\" source=\"%s\"/>\n", founded, any_article(site));
	if (number % 2 == 0 || publisher) {
		snprintf(context, sizeof(context), "organisation/%s/body", id);
		body(site, 2, 2, number % PUBLISHING == 0 ? 3 : 0, name_of("org", network(site, number)), context);
	}
	fputs("</organisation>\n", site->xml);
}

static void write_organisations(struct site *site)
{
	begin_content(site, "organisations");
	for (int i = 1; i <= site->count; i++)
		write_organisation(site, i);
	end_content(site);
}

static void write_memberships(struct site *site)
{
	static const char *const roles[] = {"member", "member", "member", "participant", "representative", "operator"};
	int next = 0;
	begin_content(site, "memberships");
	for (int i = 1; i <= site->count; i++) {
		if (is_network(site, i) || (i % 2 && !is_publisher(site, i)))
			continue;
		chance_begin(site, "membership", i);
		int first = chance(site->networks);
		int memberships = i % PUBLISHING == 0 ? MEMBERSHIPS : MEMBERSHIPS - 2 + chance(5);
		for (int m = 0; m < memberships && m < site->networks; m++) {
			fprintf(site->xml, "<membership id=\"%s\" member=\"%s\" organisation=\"%s\" role=\"%s\"",
			        name_of("mship", ++next), name_of("org", i), name_of("org", network(site, first + m)),
			        roles[chance(6)]);
			if (chance(3))
				fprintf(site->xml, " since=\"%d\"", 1990 + chance(36));
			if (is_publisher(site, i))
				fputs(m % 2 ? " scope=\"national\"" : " scope=\"international\"", site->xml);
			fprintf(site->xml, " source=\"%s\"/>\n", any_article(site));
		}
	}
	end_content(site);
}

static void write_relations(struct site *site)
{
	static const char *const kinds[] = {"section-of", "founded-by", "set-up-by", "body-of", "in-contact-with"};
	begin_content(site, "relations");
	for (int i = 5; i <= site->count; i += 5) {
		chance_begin(site, "relation", i);
		int object = 1 + (i + chance(site->count - 1)) % site->count;
		if (object == i)
			object = i - 1;
		fprintf(site->xml, "<relation id=\"%s\" subject=\"%s\" kind=\"%s\" object=\"%s\" year=\"%d\" source=\"%s\"/>\n",
		        name_of("relation", i), name_of("org", i), kinds[chance(5)], name_of("org", object), 1950 + chance(70),
		        any_article(site));
	}
	end_content(site);
}

static void write_figure(struct site *site, int organisation, const char *unit, int value)
{
	static const char *const qualifiers[] = {"", " qualifier=\"over\"", " qualifier=\"about\"", " qualifier=\"nearly\""};
	static int next;
	fprintf(site->xml, "<figure id=\"%s\" organisation=\"%s\"%s value=\"%d\" unit=\"%s\"", name_of("figure", ++next),
	        name_of("org", organisation), qualifiers[chance(4)], value, unit);
	if (chance(2))
		fprintf(site->xml, " as_of=\"20%02d-%02d-%02d\"", 10 + chance(16), 1 + chance(12), 1 + chance(28));
	fprintf(site->xml, " source=\"%s\"/>\n", any_article(site));
}

static void write_figures(struct site *site)
{
	begin_content(site, "figures");
	for (int i = 1; i <= site->count; i++) {
		chance_begin(site, "figure", i);
		if (is_network(site, i)) {
			write_figure(site, i, "members", 20 + chance(240000));
			write_figure(site, i, "countries", 5 + chance(150));
		} else if (i % 3 == 0 || is_publisher(site, i)) {
			write_figure(site, i, "citizens", 1000 * (1 + chance(20000)));
			if (chance(2))
				write_figure(site, i, "partner-cities", chance(40));
		}
	}
	end_content(site);
}

static void write_countries(struct site *site)
{
	struct text text;
	int next = 0;
	begin_content(site, "countries");
	for (int i = 0; i < COUNTRIES; i++) {
		begin_record(site, "country", country(i), i);
		fputs(" kind=\"country\">\n", site->xml);
		text_begin(&text);
		text_add(&text, place(i), place(i));
		text_add(&text, "stan", "stan");
		element(site, "name", &text, "country/%s/name", country(i));
		fputs("</country>\n", site->xml);
	}
	for (int i = 1; i <= site->count; i++) {
		if (!is_network(site, i))
			continue;
		chance_begin(site, "member_country", i);
		int first = chance(COUNTRIES);
		for (int c = 0, countries = 4 + chance(16); c < countries; c++)
			fprintf(site->xml, "<member_country id=\"%s\" organisation=\"%s\" country=\"%s\" source=\"%s\"/>\n",
			        name_of("mc", ++next), name_of("org", i), country((first + c) % COUNTRIES), any_article(site));
	}
	end_content(site);
}

static void write_article(struct site *site, int number)
{
	static const char *const kinds[] = {"cooperation", "memberships", "areas"};
	const char *id = name_of("article", number);
	bool is_long = number % LONG_ARTICLE == 1;
	struct text text;
	char context[64];

	begin_record(site, "article", id, number);
	fprintf(site->xml, " organisation=\"%s\" kind=\"%s\">\n", name_of("org", 1 + number % site->publishers),
	        number == 2 ? "message" : kinds[number % 3]);
	text_begin(&text);
	text_add_words(site, &text, words, 3);
	text_add(&text, " ", " ");
	text_add(&text, place(number), place(number));
	element(site, "title", &text, "article/%s/title", id);
	summary(site, "article", id);
	for (int s = 1; s <= (is_long ? SECTIONS : 2); s++) {
		char section[16];
		snprintf(section, sizeof(section), "section-%d", s);
		fprintf(site->xml, "<section id=\"%s\">\n", section);
		text_begin(&text);
		text_add(&text, place(number + s), place(number + s));
		element(site, "title", &text, "article/%s/%s/title", id, section);
		snprintf(context, sizeof(context), "article/%s/%s/body", id, section);
		body(site, is_long ? 5 : 2, 4, is_long && s % 3 == 0 ? 5 : 0, name_of("org", network(site, number + s)), context);
		fputs("</section>\n", site->xml);
	}
	fputs("</article>\n", site->xml);
}

static void write_articles(struct site *site)
{
	begin_content(site, "articles");
	for (int i = 1; i <= site->articles; i++)
		write_article(site, i);
	end_content(site);
}

static void write_areas(struct site *site)
{
	struct text text;
	int next = 0;
	begin_content(site, "areas");
	for (int p = 1; p <= site->publishers; p++)
		for (int i = 0; i < 8; i++) {
			const char *id = name_of("area", ++next);
			begin_record(site, "area", id, next);
			fprintf(site->xml, " organisation=\"%s\"", name_of("org", p));
			if (next <= site->articles)
				fprintf(site->xml, " article=\"%s\"", name_of("article", next));
			fputs(">\n", site->xml);
			text_begin(&text);
			text_add(&text, place(next), place(next));
			element(site, "name", &text, "area/%s/name", id);
			summary(site, "area", id);
			fputs("</area>\n", site->xml);
		}
	end_content(site);
}

static void write_publications(struct site *site)
{
	static const char *const kinds[] = {"magazine", "book", "bulletin", "report"};
	struct text text;
	int next = 0;
	begin_content(site, "publications");
	for (int i = PUBLISHING; i <= site->count; i += PUBLISHING)
		for (int p = 0; p < PUBLICATIONS; p++) {
			const char *id = name_of("publication", ++next);
			begin_record(site, "publication", id, next);
			fprintf(site->xml, " organisation=\"%s\" kind=\"%s\">\n", name_of("org", i), kinds[chance(4)]);
			text_begin(&text);
			text_add(&text, place(next), place(next));
			text_add(&text, " ", " ");
			text_add_words(site, &text, words, next % 24);
			element(site, "title", &text, "publication/%s/title", id);
			summary(site, "publication", id);
			fprintf(site->xml, "<area>%s</area>\n</publication>\n",
			        name_of("area", 1 + chance(8 * site->publishers)));
		}
	end_content(site);
}

static void write_notes(struct site *site)
{
	static const char *const notes[] = {"about", "accessibility", "privacy", "demonstration", "country-names"};
	struct text text;
	char context[64];
	begin_content(site, "notes");
	for (int i = 0; i < 5; i++) {
		begin_record(site, "note", notes[i], i);
		fputs(">\n", site->xml);
		text_begin(&text);
		text_add(&text, place(i), place(i));
		element(site, "title", &text, "note/%s/title", notes[i]);
		summary(site, "note", notes[i]);
		snprintf(context, sizeof(context), "note/%s/body", notes[i]);
		body(site, 2, 2, 0, name_of("org", 1), context);
		fputs("</note>\n", site->xml);
	}
	end_content(site);
}

/* ---- the site around them ---- */

static void make_folder(const struct site *site, const char *name)
{
	char path[PATH_MAX];
	snprintf(path, sizeof(path), "%s/%s", site->folder, name);
	if (mkdir(path, 0777) != 0 && errno != EEXIST) {
		fprintf(stderr, "generate: %s: %s\n", path, strerror(errno));
		exit(1);
	}
}

static void link_to(const struct site *site, const char *from, const char *name)
{
	char target[PATH_MAX + 256], real[PATH_MAX], path[PATH_MAX];
	snprintf(target, sizeof(target), "%s/%s", from, name);
	snprintf(path, sizeof(path), "%s/%s", site->folder, name);
	if (realpath(target, real) == NULL)
		return; /* the site does without */
	unlink(path);
	if (symlink(real, path) != 0) {
		fprintf(stderr, "generate: %s: %s\n", path, strerror(errno));
		exit(1);
	}
}

/* The words of the interface: every catalogue but those of the content. */
static void link_interface(const struct site *site, const char *from, const char *language)
{
	char name[PATH_MAX];
	snprintf(name, sizeof(name), "%s/locales/%s", from, language);
	DIR *folder = opendir(name);
	for (struct dirent *entry; folder && (entry = readdir(folder)) != NULL;) {
		if (*entry->d_name == '.' || strncmp(entry->d_name, "content", 7) == 0)
			continue;
		snprintf(name, sizeof(name), "locales/%s/%s", language, entry->d_name);
		link_to(site, from, name);
	}
	if (folder)
		closedir(folder);
}

static void make_site(struct site *site, const char *from)
{
	static const char *const folders[] = {"", "db", "db/content", "locales", "locales/en", "locales/tr"};
	static const char *const linked[] = {
	        "db/schema.sql", "db/derive.sql", "db/checks.sql", "db/content.rng", "db/site.xml", "db/pages", "db/search", "xsl"};
	char name[64];
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++)
		make_folder(site, folders[i]);
	for (size_t i = 0; i < sizeof(linked) / sizeof(*linked); i++)
		link_to(site, from, linked[i]);
	for (int i = 0; i < LANGUAGES; i++) {
		link_interface(site, from, codes[i]);
		snprintf(name, sizeof(name), "locales/%s/content.po", codes[i]);
		site->po[i] = create(site, name);
		fprintf(site->po[i],
		        "msgid \"\"\nmsgstr \"\"\n\"Language: %s\\n\"\n\"MIME-Version: 1.0\\n\"\n"
		        "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n\n",
		        codes[i]);
	}
}

int main(int argc, char **argv)
{
	static const struct option options[] = {{"seed", required_argument, NULL, 's'},
	                                        {"publishers", required_argument, NULL, 'p'},
	                                        {"from", required_argument, NULL, 'f'},
	                                        {NULL, 0, NULL, 0}};
	struct site site = {.seed = 1, .publishers = 4};
	const char *from = ".";
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option == 's')
			site.seed = strtoull(optarg, NULL, 10);
		else if (option == 'p')
			site.publishers = atoi(optarg);
		else if (option == 'f')
			from = optarg;
		else
			return 2;
	}
	if (optind + 2 != argc || site.publishers < 1 || (site.count = atoi(argv[optind + 1])) < 30 || site.count > 300000) {
		fputs("usage: generate [--seed N] [--publishers N] [--from SITE] FOLDER ORGANISATIONS (30 to 300000)\n", stderr);
		return 2;
	}
	site.folder = argv[optind];
	site.articles = site.count / 5 < 17 ? 17 : site.count / 5;
	for (int i = 1; i <= site.count; i++)
		site.networks += is_network(&site, i);
	make_site(&site, from);
	write_topics(&site);
	write_organisations(&site);
	write_memberships(&site);
	write_relations(&site);
	write_figures(&site);
	write_countries(&site);
	write_articles(&site);
	write_areas(&site);
	write_publications(&site);
	write_notes(&site);
	for (int i = 0; i < LANGUAGES; i++)
		close_file(site.po[i]);
	/* Both written in English, in the midst of their kind. */
	int organisation = site.count / 2 / (3 * PUBLISHING) * 3 * PUBLISHING,
	    article = site.articles / 2 / LONG_ARTICLE * LONG_ARTICLE + 1;
	while (organisation % 5 == 4 || organisation == 0)
		organisation += site.count < 100 ? PUBLISHING : 3 * PUBLISHING;
	while (article % 5 == 4)
		article -= LONG_ARTICLE;
	printf("organisation %s\narticle %s\n", name_of("org", organisation), name_of("article", article));
	return 0;
}
