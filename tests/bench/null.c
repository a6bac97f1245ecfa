/*
 * tests/bench/null: the least that a FastCGI worker can do, for comparing. Plain libfcgi, used
 * as its manual has it: bytes that are in memory, looked up by DOCUMENT_URI; 304 without a body
 * where the reader sends If-None-Match.
 *
 *   null SOCKET WORKERS ADDRESS=FILE …      FILE.gz is sent as compressed
 *
 * In the foreground; ends with its workers on TERM, or when its parent is gone.
 */
#include <errno.h>
#include <fcgiapp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PAGES = 16, WORKERS = 64, BACKLOG = 64 };

static struct page {
	const char *address;
	char *head, *bytes;
	size_t length;
} pages[PAGES];
static size_t page_count;
static volatile sig_atomic_t ended;

static void end(int number)
{
	(void)number;
	ended = 1;
}

static int fail(const char *what)
{
	fprintf(stderr, "null: %s: %s\n", what, strerror(errno));
	return 1;
}

static bool read_page(struct page *page, char *argument)
{
	char *file = strchr(argument, '=');
	struct stat status;
	if (file == NULL)
		return false;
	*file++ = '\0';
	FILE *in = fopen(file, "rb");
	if (in == NULL || fstat(fileno(in), &status) != 0)
		return false;
	page->address = argument;
	page->length = (size_t)status.st_size;
	page->bytes = malloc(page->length + 1);
	bool good = page->bytes && fread(page->bytes, 1, page->length, in) == page->length;
	fclose(in);
	const char *ending = strrchr(file, '.');
	page->head = malloc(512);
	if (!good || page->head == NULL)
		return false;
	snprintf(page->head, 512,
	         "Status: 200 OK\r\nCache-Control: max-age=0, must-revalidate\r\nETag: W/\"0123456789abcdef0123\"\r\n"
	         "Content-Language: en\r\nContent-Type: text/html; charset=utf-8\r\n%sContent-Length: %zu\r\n\r\n",
	         ending && strcmp(ending, ".gz") == 0 ? "Content-Encoding: gzip\r\n" : "", page->length);
	return true;
}

static const struct page *find_page(const char *address)
{
	for (size_t i = 0; address && i < page_count; i++)
		if (strcmp(pages[i].address, address) == 0)
			return &pages[i];
	return NULL;
}

static int work(int listener)
{
	FCGX_Request request;
	if (FCGX_Init() != 0 || FCGX_InitRequest(&request, listener, FCGI_FAIL_ACCEPT_ON_INTR) != 0)
		return fail("libfcgi");
	while (!ended && FCGX_Accept_r(&request) == 0) {
		const struct page *page = find_page(FCGX_GetParam("DOCUMENT_URI", request.envp));
		const char *known = FCGX_GetParam("HTTP_IF_NONE_MATCH", request.envp);
		if (page == NULL) {
			FCGX_PutS("Status: 404 Not Found\r\nContent-Length: 0\r\n\r\n", request.out);
		} else if (known && *known) {
			FCGX_PutS("Status: 304 Not Modified\r\nCache-Control: max-age=0, must-revalidate\r\n"
			          "ETag: W/\"0123456789abcdef0123\"\r\n\r\n",
			          request.out);
		} else {
			FCGX_PutS(page->head, request.out);
			FCGX_PutStr(page->bytes, (int)page->length, request.out);
		}
		FCGX_Finish_r(&request);
	}
	return 0;
}

int main(int argc, char **argv)
{
	struct sigaction action = {.sa_handler = end};
	pid_t workers[WORKERS];
	int count = argc > 3 ? atoi(argv[2]) : 0;

	if (argc < 4 || argc > 3 + PAGES || count < 1 || count > WORKERS) {
		fputs("usage: null SOCKET WORKERS ADDRESS=FILE …\n", stderr);
		return 2;
	}
	for (int i = 3; i < argc; i++)
		if (!read_page(&pages[page_count++], argv[i]))
			return fail(argv[i]);
	int listener = FCGX_OpenSocket(argv[1], BACKLOG);
	if (listener < 0)
		return fail(argv[1]);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	for (int i = 0; i < count; i++) {
		workers[i] = fork();
		if (workers[i] == 0) {
			prctl(PR_SET_PDEATHSIG, SIGTERM);
			_exit(work(listener));
		}
	}
	while (!ended)
		pause();
	for (int i = 0; i < count; i++)
		if (workers[i] > 0)
			kill(workers[i], SIGTERM);
	for (int i = 0; i < count; i++)
		if (workers[i] > 0)
			waitpid(workers[i], NULL, 0);
	unlink(argv[1]);
	return 0;
}
