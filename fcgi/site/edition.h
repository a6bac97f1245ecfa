/*
 * The build's view of a site: its settings (db/site.xml), and an edition for each of its
 * languages: the database being filled, the catalogues it is filled from. For the build alone.
 */
#ifndef BIRLIK_EDITION_H
#define BIRLIK_EDITION_H

#include "ground/base.h"
#include "ground/report.h"
#include "libraries/catalogue.h"
#include "libraries/database.h"
#include "libraries/locale.h"
#include "libraries/stylesheet.h"
#include "site/message.h"
#include "site/missing.h"

enum { EDITION_LANGUAGES = 16, EDITION_TOLD = 10 };

/* <set variable="" value=""> of a language: a house rule that its entry stylesheet leaves open. */
struct edition_setting {
	char *variable, *value;
	long line;
};

struct edition {
	char *code, *locale_name, *name;
	bool right_to_left, draft;
	struct locale *locale;
	struct database *database;
	struct catalogue *interface; /* NULL: the interface's source language */
	struct catalogue *content;
	struct message_grammar grammar;
	struct edition_setting *settings;
	size_t setting_count, setting_capacity;
	struct stylesheet *stylesheet; /* its entry stylesheet, the words put in */
	struct missing missing;        /* of the interface; the first EDITION_TOLD are told */
};

/* The interface is written in this language: its stylesheets need no catalogue. */
#define EDITION_SOURCE_LANGUAGE "en"

struct edition_set {
	char *file;                                 /* db/site.xml, for reports */
	char *drafts;                               /* the codes that were left out, blanks between */
	char *base;                                 /* https://…, without a slash at the end */
	char *assets;                               /* the address of the assets' folder, with one */
	struct edition editions[EDITION_LANGUAGES]; /* the first is the default */
	size_t count;
};

/* A language with draft="yes" is its translators' alone: EDITION_LIVE leaves it out, with whatever is wrong in it. */
enum edition_which { EDITION_LIVE, EDITION_ALL };
/* db/site.xml, and the .po files of locales/<language> where there are any: those named content… are content, the others
 * interface. `locales` NULL: no catalogues, the languages alone. */
bool edition_set_read(struct edition_set *set, const char *site_file, const char *locales, enum edition_which which,
                      struct report *report);
/* edition_set_read, drafts too, with some catalogues from elsewhere, each in the place of locales/LANGUAGE/NAME: to look at them
 * before they are there. */
struct edition_instead {
	const char *language, *name, *file;
};
bool edition_set_read_with(struct edition_set *set, const char *site_file, const char *locales,
                           const struct edition_instead *instead, size_t count, struct report *report);
/* RFC 5646 in the form that an address can hold: small letters, as de, pt-br, sr-latn. */
bool edition_is_code(const char *code);
/* Has a language that is live any catalogue of its interface? False after a report; EDITION_LIVE has asked. */
bool edition_check_interface(const struct edition *edition, const char *locales, struct report *report);
void edition_set_release(struct edition_set *set);

/* The translation of an interface message without a plural, or NULL. */
const struct catalogue_message *edition_find(const struct edition *edition, const char *context, const char *source);
/* A message of the interface in the edition's language; noted as missing, and the source, if there is none. */
const char *edition_say(struct edition *edition, const char *context, const char *source, const char *file, long line,
                        struct report *report);

#endif
