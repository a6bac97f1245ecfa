#include "answer/inbox.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>

#include "ground/ascii.h"
#include "ground/buffer.h"
#include "ground/file.h"
#include "ground/log.h"
#include "ground/memory.h"
#include "libraries/database.h"
#include "libraries/digest.h"

/* Below this the disk counts as full: SQLite needs room even to delete. */
enum { ROOM_MIN = 16 * 1024 * 1024 };

static const char schema[] = "CREATE TABLE IF NOT EXISTS message ("
                             " id INTEGER PRIMARY KEY AUTOINCREMENT, nonce TEXT NOT NULL UNIQUE, received TEXT NOT NULL,"
                             " page TEXT NOT NULL, language TEXT NOT NULL);"
                             "CREATE TABLE IF NOT EXISTS message_field ("
                             " message INTEGER NOT NULL REFERENCES message(id) ON DELETE CASCADE, name TEXT NOT NULL,"
                             " value TEXT NOT NULL, PRIMARY KEY (message, name)) WITHOUT ROWID;";

struct inbox {
	char *file;
	struct database *database;
	struct statement *begin, *message, *field, *commit, *rollback;
};

struct inbox *inbox_new(const char *file)
{
	struct inbox *inbox = memory_zeroed(1, sizeof(*inbox));
	inbox->file = memory_copy_text(file);
	return inbox;
}

static void close_database(struct inbox *inbox)
{
	struct statement *all[] = {inbox->begin, inbox->message, inbox->field, inbox->commit, inbox->rollback};
	for (size_t i = 0; i < COUNT_OF(all); i++)
		statement_free(all[i]);
	database_close(inbox->database);
	inbox->database = NULL;
	inbox->begin = inbox->message = inbox->field = inbox->commit = inbox->rollback = NULL;
}

void inbox_free(struct inbox *inbox)
{
	if (inbox == NULL)
		return;
	close_database(inbox);
	free(inbox->file);
	free(inbox);
}

static void to_log(void *context, const char *line)
{
	(void)context;
	log_event(LOG_ERROR, "%s", line);
}

static bool open_database(struct inbox *inbox)
{
	struct report report = {.write = to_log};

	if (inbox->database)
		return true;
	mode_t mask = umask(0077);
	inbox->database = database_open(inbox->file, DATABASE_STORE, &report);
	umask(mask);
	if (inbox->database == NULL || !database_script(inbox->database, inbox->file, schema, NULL, NULL, NULL, &report)) {
		close_database(inbox);
		return false;
	}
	inbox->begin = statement_prepare(inbox->database, "BEGIN IMMEDIATE");
	inbox->message = statement_prepare(inbox->database,
	                                   "INSERT INTO message (nonce, received, page, language) VALUES (?1, ?2, ?3, ?4)");
	inbox->field = statement_prepare(inbox->database, "INSERT INTO message_field VALUES (last_insert_rowid(), ?1, ?2)");
	inbox->commit = statement_prepare(inbox->database, "COMMIT");
	inbox->rollback = statement_prepare(inbox->database, "ROLLBACK");
	return inbox->begin && inbox->message && inbox->field && inbox->commit && inbox->rollback;
}

static bool has_room(const char *file)
{
	struct statvfs disk;
	char *folder = memory_copy_text(file), *slash = strrchr(folder, '/');
	if (slash)
		*slash = '\0';
	bool room = statvfs(slash ? folder : ".", &disk) != 0 || (uint64_t)disk.f_bavail * disk.f_frsize >= ROOM_MIN;
	free(folder);
	return room;
}

/*
 * What makes a message the same one: its number and all that is in it. Sent twice it is one; a text
 * that was changed on the way back to the form is another.
 */
static void make_key(const struct inbox_message *message, char key[DIGEST_TEXT])
{
	struct buffer all = {0};

	buffer_printf(&all, "%s\n%s\n%s\n", message->nonce, message->page, message->language);
	for (size_t i = 0; i < message->field_count; i++)
		buffer_printf(&all, "%s=%zu:%s\n", message->fields[i].name, strlen(message->fields[i].value),
		              message->fields[i].value);
	digest_bytes(buffer_text(&all), all.length, key);
	buffer_release(&all);
}

static enum database_step insert_message(struct inbox *inbox, const struct inbox_message *message)
{
	char received[32], key[DIGEST_TEXT];
	time_t now = time(NULL);
	struct tm utc;

	strftime(received, sizeof(received), "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &utc));
	make_key(message, key);
	statement_bind_text(inbox->message, 1, key);
	statement_bind_text(inbox->message, 2, received);
	statement_bind_text(inbox->message, 3, message->page);
	statement_bind_text(inbox->message, 4, message->language);
	enum database_step step = statement_step(inbox->message);
	statement_reset(inbox->message);
	return step;
}

/*
 * last_insert_rowid() is the message's only for the first field: an INSERT into a table
 * WITHOUT ROWID leaves it as it is, so it holds for all.
 */
static enum database_step insert_fields(struct inbox *inbox, const struct inbox_message *message)
{
	enum database_step step = DATABASE_DONE;
	for (size_t i = 0; step == DATABASE_DONE && i < message->field_count; i++) {
		statement_bind_text(inbox->field, 1, message->fields[i].name);
		statement_bind_text(inbox->field, 2, message->fields[i].value);
		step = statement_step(inbox->field);
		statement_reset(inbox->field);
	}
	return step;
}

enum inbox_result inbox_store(struct inbox *inbox, const struct inbox_message *message)
{
	if (!has_room(inbox->file)) {
		log_event(LOG_ERROR, "%s: no room on the disk: a message is refused", inbox->file);
		return INBOX_UNAVAILABLE;
	}
	if (!open_database(inbox))
		return INBOX_UNAVAILABLE;
	enum database_step step = statement_step(inbox->begin);
	bool begun = step == DATABASE_DONE;
	if (begun)
		step = insert_message(inbox, message);
	bool known = begun && step == DATABASE_CONSTRAINT;
	if (begun && step == DATABASE_DONE)
		step = insert_fields(inbox, message);
	if (begun && step == DATABASE_DONE && statement_step(inbox->commit) == DATABASE_DONE)
		return INBOX_STORED;
	if (!known)
		log_event(LOG_ERROR, "%s: %s", inbox->file, database_error(inbox->database));
	if (begun)
		statement_step(inbox->rollback);
	if (!known)
		close_database(inbox);
	return known ? INBOX_KNOWN : INBOX_UNAVAILABLE;
}

void inbox_make_nonce(char nonce[INBOX_NONCE + 1])
{
	unsigned char bytes[INBOX_NONCE / 2];

	while (getrandom(bytes, sizeof(bytes), 0) != (ssize_t)sizeof(bytes))
		continue;
	for (size_t i = 0; i < sizeof(bytes); i++)
		snprintf(nonce + 2 * i, 3, "%02x", bytes[i]);
}

bool inbox_is_nonce(const char *text)
{
	return strlen(text) == INBOX_NONCE && strspn(text, "0123456789abcdef") == INBOX_NONCE;
}

static struct database *open_existing(const char *file, enum database_mode mode, struct report *report)
{
	if (!file_exists(file)) {
		report_error(report, file, 0, "there is no inbox yet: no message was received");
		return NULL;
	}
	return database_open(file, mode, report);
}

bool inbox_list(const char *file, inbox_list_fn *take, void *context, struct report *report)
{
	static const char sql[] =
	        "SELECT id, received, language, (SELECT value FROM message_field WHERE message = id AND name = 'to'),"
	        " (SELECT value FROM message_field WHERE message = id AND name = 'subject') FROM message ORDER BY id";
	if (!file_exists(file))
		return true;
	struct database *database = database_open(file, DATABASE_READ, report);
	struct statement *list = database ? statement_prepare(database, sql) : NULL;
	enum database_step step = DATABASE_UNAVAILABLE;

	while (list && (step = statement_step(list)) == DATABASE_ROW)
		take(context, statement_integer(list, 0), statement_text(list, 1), statement_text(list, 2),
		     statement_text(list, 3), statement_text(list, 4));
	bool good = step == DATABASE_DONE || (database && report_error(report, file, 0, "%s", database_error(database)));
	statement_free(list);
	database_close(database);
	return good;
}

bool inbox_show(const char *file, int64_t id, inbox_field_fn *take, void *context, struct report *report)
{
	static const char sql[] = "SELECT 'id', id FROM message WHERE id = ?1 UNION ALL SELECT 'received', received FROM message "
	                          "WHERE id = ?1 UNION ALL SELECT 'page', page FROM message WHERE id = ?1 UNION ALL SELECT "
	                          "'language', language FROM message WHERE id = ?1 UNION ALL SELECT name, value FROM "
	                          "message_field WHERE message = ?1";
	struct database *database = open_existing(file, DATABASE_READ, report);
	struct statement *show = database ? statement_prepare(database, sql) : NULL;
	enum database_step step = DATABASE_UNAVAILABLE;
	bool found = false, good = database != NULL;

	if (show)
		statement_bind_integer(show, 1, id);
	while (show && (step = statement_step(show)) == DATABASE_ROW) {
		take(context, statement_text(show, 0), statement_text(show, 1));
		found = true;
	}
	if (database && step != DATABASE_DONE)
		good = report_error(report, file, 0, "%s", database_error(database));
	else if (database && !found)
		good = report_error(report, file, 0, "there is no message %lld", (long long)id);
	statement_free(show);
	database_close(database);
	return good;
}

static void add_first(void *context, struct statement *row)
{
	*(int64_t *)context += statement_integer(row, 0);
}

bool inbox_delete(const char *file, int64_t id, struct report *report)
{
	struct database *database = open_existing(file, DATABASE_STORE, report);
	int64_t deleted = 0, busy = 0;
	char *sql = memory_printf("BEGIN IMMEDIATE; DELETE FROM message_field WHERE message = %lld; "
	                          "DELETE FROM message WHERE id = %lld; SELECT changes(); COMMIT;",
	                          (long long)id, (long long)id);
	bool good = database && database_script(database, file, sql, NULL, add_first, &deleted, report);

	if (good && deleted == 0)
		good = report_error(report, file, 0, "there is no message %lld", (long long)id);
	/* The log keeps what was in the file until it is emptied; its first column says whether it could not be. */
	if (good)
		good = database_script(database, file, "PRAGMA wal_checkpoint(TRUNCATE);", NULL, add_first, &busy, report);
	if (good && busy)
		good = report_error(report, file, 0,
		                    "message %lld is deleted, but its text is still in %s-wal, which is in use: delete another "
		                    "or try again later",
		                    (long long)id, file);
	free(sql);
	database_close(database);
	return good;
}
