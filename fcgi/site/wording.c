#include "site/wording.h"

#include "libraries/html.h"
#include "site/functions.h"
#include "site/naming.h"

static bool say(struct edition *edition, const char *filter, const char *value, struct buffer *word, struct report *report)
{
	struct functions_context functions = {.locale = edition->locale};
	struct buffer error = {0};
	xmlDoc *document = xmlNewDoc(XML_TEXT("1.0"));
	xmlNode *asked = xmlNewDocNode(document, NULL, XML_TEXT("wording"), NULL);

	xmlDocSetRootElement(document, asked);
	xml_set_attribute(asked, "filter", filter);
	xml_set_attribute(asked, "value", value);
	xmlDoc *made = stylesheet_apply(edition->stylesheet, document, &functions, &error);
	bool good = made || report_error(report, NULL, 0, "%s", buffer_text(&error));
	if (made)
		html_write_text((const xmlNode *)made, word);
	xmlFreeDoc(made);
	xmlFreeDoc(document);
	buffer_release(&error);
	return good;
}

bool wording_fill(struct edition *edition, struct report *report)
{
	struct database_column *columns;
	size_t count = database_columns(edition->database, "wording", &columns);
	database_free_columns(columns, count);
	if (count == 0)
		return true;
	struct statement *list = statement_prepare(edition->database, "SELECT rowid, filter, value FROM wording");
	struct statement *update = statement_prepare(edition->database, "UPDATE wording SET word = ?1 WHERE rowid = ?2");
	bool good = list && update;

	while (good && statement_step(list) == DATABASE_ROW) {
		struct buffer word = {0};
		good = say(edition, statement_text(list, 1), statement_text(list, 2), &word, report);
		statement_bind_text(update, 1, buffer_text(&word));
		statement_bind_integer(update, 2, statement_integer(list, 0));
		good = good && statement_step(update) == DATABASE_DONE;
		buffer_release(&word);
	}
	if (!good)
		report_error(report, "wording", 0, "%s", database_error(edition->database));
	statement_free(list), statement_free(update);
	return good && naming_rank(edition, "wording", "word_rank", report);
}
