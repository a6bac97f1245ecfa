/* The words and endings that libraries/turkish.h knows by heart. */
#include "libraries/turkish.h"

#include <stdlib.h>
#include <string.h>

enum { LENGTH = 40, LONGEST_ENDING = 24 };

/*
 * Words that look like forms of other words and are none: bina is not the dative of bin, ilçe not
 * an il. They, and what is left when endings were taken off them, are stems. Sorted.
 */
/* clang-format off */
static const char *const whole_words[] = {
	"aci", "ada", "adana", "agri", "aile", "akin", "altin", "ana", "ani", "ankara", "ara", "araba", "arsa", "arti", "asi",
	"asya", "ata", "atina", "baba", "bahce", "banka", "bartin", "basin", "bati", "bayi", "belde", "besin", "beyin",
	"bilgi", "bina", "birlikte", "bolge", "bolu", "boru", "boya", "boyun", "burdur", "bursa", "butce", "caba", "cadde",
	"cami", "cari", "cevre", "cini", "cumle", "daire", "damla", "dede", "dere", "derece", "deri", "derin", "dizi", "dogu",
	"dunya", "duzce", "edirne", "ekin", "emin", "eski", "etkin", "fatura", "fayda", "gece", "gemi", "geri", "gezi",
	"gida", "guvence", "haci", "hala", "halde", "hasta", "hata", "hava", "havale", "hepsi", "hisse", "igdir", "ilce",
	"ile", "ilke", "irade", "ise", "ispanya", "izin", "kaba", "kabin", "kadin", "kale", "kalin", "kapi", "kaptan", "kara",
	"karsi", "kasa", "kasaba", "katki", "kaya", "kendi", "kesin", "kilis", "kilise", "kina", "kira", "kisa", "kisi",
	"kisla", "kita", "kitle", "kiyi", "koca", "kola", "konu", "konya", "koru", "kota", "kotu", "kule", "kume", "kupa",
	"kure", "kutu", "lise", "liste", "madde", "mahalle", "mahalli", "makine", "mali", "mana", "manda", "mardin", "marti",
	"masa", "mersin", "mesele", "milli", "mugla", "nigde", "nokta", "nota", "oda", "ogle", "once", "onde", "ordu", "orta",
	"oyun", "para", "pasa", "pasta", "payda", "perde", "plaka", "posta", "proje", "rize", "saha", "sahin", "sali",
	"sanayi", "saniye", "sari", "sayfa", "sayi", "secme", "sene", "sera", "sergi", "seri", "serin", "sile", "sira",
	"siyasi", "soru", "sorun", "sura", "sure", "surgun", "tane", "tani", "tarla", "tore", "torun", "turkce", "turku",
	"ulke", "urun", "usta", "ustun", "uygun", "uzun", "vali", "vana", "vergi", "veri", "yaka", "yakin", "yangin", "yapi",
	"yara", "yarin", "yasa", "yaya", "yayin", "yayla", "yazi", "yedi", "yeme", "yeni", "yogun", "yore", "yuzde",
};
/* clang-format on */

static int compare_words(const void *key, const void *element)
{
	return strcmp(key, *(const char *const *)element);
}

static bool is_among(const char *const *list, size_t count, const char *word, size_t length)
{
	char copy[LENGTH + 1];
	if (length > LENGTH)
		return false;
	memcpy(copy, word, length);
	copy[length] = '\0';
	return bsearch(copy, list, count, sizeof(*list), compare_words) != NULL;
}

bool turkish_is_whole(const char *word, size_t length)
{
	return is_among(whole_words, COUNT_OF(whole_words), word, length);
}

/* Does the text consist of endings of the groups from `group` on, each at most once, in their order? */
static bool is_ending_from(size_t group, const char *text, size_t length)
{
	static const char *const groups[] = {
	        " li lu lik luk ",
	        " lar ler ",
	        " im um imiz umuz in un iniz unuz i u si su miz muz niz nuz ",
	        " a e i u ya ye yi yu na ne ni nu da de ta te nda nde dan den tan ten ndan nden in un nin nun la le yla yle ca "
	        "ce nca "
	        "nce ",
	        " ki ",
	        " lar ler ",
	        " a e i u in un na ne ni nu nin nun da de nda nde dan den ndan nden la le ",
	        " dir dur tir tur ",
	};
	if (length == 0)
		return true;
	if (group == COUNT_OF(groups))
		return false;
	if (is_ending_from(group + 1, text, length))
		return true;
	for (const char *ending = groups[group] + 1; *ending;) {
		size_t size = strcspn(ending, " ");
		if (size <= length && memcmp(ending, text, size) == 0 && is_ending_from(group + 1, text + size, length - size))
			return true;
		ending += size + 1;
	}
	return false;
}

bool turkish_is_ending(const char *text, size_t length)
{
	return length > 0 && length <= LONGEST_ENDING && is_ending_from(0, text, length);
}

bool turkish_is_function_word(const char *word, size_t length)
{
	static const char *const words[] = {"bir", "bu", "da", "de", "gibi", "icin", "ile", "ise",
	                                    "ki",  "mi", "mu", "o",  "ve",   "veya", "ya"};
	return is_among(words, COUNT_OF(words), word, length);
}
