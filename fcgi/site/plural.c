#include "site/plural.h"

#include <stdlib.h>
#include <string.h>

#include "ground/ascii.h"
#include "ground/memory.h"

struct parser {
	const char *rest;
	const char *n;
	bool failed;
	int depth;
};

/* XPATH_MAX: bytes; the languages of the CLDR need less than a tenth. */
enum { DEEPEST = 50, XPATH_MAX = 8192 };

static char *parse_choice(struct parser *parser);

static void skip_blanks(struct parser *parser)
{
	while (ascii_is_space(*parser->rest))
		parser->rest++;
}

static bool take(struct parser *parser, const char *sign)
{
	skip_blanks(parser);
	if (!ascii_starts_with(parser->rest, sign))
		return false;
	parser->rest += strlen(sign);
	return true;
}

static char *parse_operand(struct parser *parser)
{
	if (parser->depth++ > DEEPEST)
		parser->failed = true;
	if (parser->failed)
		return memory_copy_text("0");
	if (take(parser, "!")) {
		char *operand = parse_operand(parser);
		char *made = memory_printf("number(not(%s))", operand);
		free(operand);
		return made;
	}
	if (take(parser, "(")) {
		char *inner = parse_choice(parser);
		parser->failed |= !take(parser, ")");
		return inner;
	}
	if (take(parser, "n"))
		return memory_copy_text(parser->n);
	skip_blanks(parser);
	size_t digits = strspn(parser->rest, "0123456789");
	if (digits == 0 || digits > 9)
		parser->failed = true;
	char *number = memory_copy_text(parser->rest);
	number[digits] = '\0';
	parser->rest += digits;
	return number;
}

/* Binary operators, loosest first; `%s` are the operands. Booleans are numbers, as in C. */
static const struct {
	int level;
	const char *sign, *xpath;
} operators[] = {
        {0, "||", "number(boolean(%s) or boolean(%s))"},
        {1, "&&", "number(boolean(%s) and boolean(%s))"},
        {2, "==", "number(%s = %s)"},
        {2, "!=", "number(%s != %s)"},
        {3, "<=", "number(%s <= %s)"},
        {3, ">=", "number(%s >= %s)"},
        {3, "<", "number(%s < %s)"},
        {3, ">", "number(%s > %s)"},
        {4, "+", "(%s + %s)"},
        {4, "-", "(%s - %s)"},
        {5, "*", "(%s * %s)"},
        {5, "/", "floor(%s div %s)"},
        {5, "%", "(%s mod %s)"},
};
enum { OPERAND_LEVEL = 6 };

/* The template's two %s replaced: a format that is not a literal is not for printf. */
static char *fill(const char *template, const char *left, const char *right)
{
	struct buffer out = {0};
	const char *first = strstr(template, "%s"), *second = strstr(first + 2, "%s");

	buffer_append(&out, template, (size_t)(first - template));
	buffer_append_text(&out, left);
	buffer_append(&out, first + 2, (size_t)(second - first - 2));
	buffer_append_text(&out, right);
	buffer_append_text(&out, second + 2);
	return buffer_take(&out);
}

static char *parse_level(struct parser *parser, int level)
{
	if (level == OPERAND_LEVEL)
		return parse_operand(parser);
	char *left = parse_level(parser, level + 1);
	for (size_t i = 0; i < COUNT_OF(operators); i++) {
		if (operators[i].level != level || !take(parser, operators[i].sign))
			continue;
		char *right = parse_level(parser, level + 1);
		char *both = fill(operators[i].xpath, left, right);
		free(left);
		free(right);
		left = both;
		i = (size_t)-1; /* the same level again: a + b - c */
	}
	return left;
}

static char *parse_choice(struct parser *parser)
{
	char *condition = parse_level(parser, 0);
	if (!take(parser, "?"))
		return condition;
	char *yes = parse_choice(parser);
	parser->failed |= !take(parser, ":");
	char *no = parse_choice(parser);
	char *made = memory_printf("(number(boolean(%s)) * %s + number(not(%s)) * %s)", condition, yes, condition, no);
	free(condition);
	free(yes);
	free(no);
	/* A condition in a condition is written twice each time. */
	if (strlen(made) > XPATH_MAX) {
		parser->failed = true;
		made[0] = '\0';
	}
	return made;
}

bool plural_to_xpath(const char *header, const char *n, int *forms, struct buffer *xpath)
{
	const char *count = strstr(header, "nplurals="), *expression = strstr(header, "plural=");

	if (count && expression == count + 1)
		expression = strstr(count + strlen("nplurals="), "plural=");
	if (count == NULL || expression == NULL || !ascii_is_digit(count[strlen("nplurals=")]) ||
	    ascii_is_digit(count[strlen("nplurals=") + 1]))
		return false;
	*forms = count[strlen("nplurals=")] - '0';
	struct parser parser = {.rest = expression + strlen("plural="), .n = n};
	char *made = parse_choice(&parser);
	bool good = !parser.failed && (take(&parser, ";") || (skip_blanks(&parser), *parser.rest == '\0'));
	if (good)
		buffer_append_text(xpath, made);
	free(made);
	return good && *forms >= 1 && *forms <= 6;
}
