#include "generate.h"

#include <string.h>

const char *name_of(const char *kind, int number)
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

bool is_network(const struct site *site, int number)
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

/* It ends in two words of both languages: they stand in every record that a reader may search for. */
static void summary(struct site *site, const char *kind, const char *id)
{
	struct text text;
	text_begin(&text);
	text_add_sentence(site, &text, 9);
	text_add(&text, " Festival, forum.", " Festival, forum.");
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
		text_add_word(site, &text, i % 24);
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
	text_add_word(site, &text, 3);
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
			text_add_word(site, &text, next % 24);
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

void write_records(struct site *site)
{
	write_topics(site);
	write_organisations(site);
	write_memberships(site);
	write_relations(site);
	write_figures(site);
	write_countries(site);
	write_articles(site);
	write_areas(site);
	write_publications(site);
	write_notes(site);
}
