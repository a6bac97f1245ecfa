# The search at size; part of tests/bench/run, which reads this file. Readers of both languages ask for
# organisations (no networks, which list their members) and search for words, in turns, through nginx and uncached; then organisations alone, with
# and without other readers who search without a pause for the word that stands in every record.

# NAME<tab>ADDRESS?q=WORDS for each of the words.
search_cell()
{
	name=$1 from=$2
	shift 2
	for words; do printf '%s\t%s?q=%s\n' "$name" "$from" "$words"; done
}

# Encoded, from the database: titles of the kind, every so many.
search_titles()
{
	sqlite3 "$release/$1.db" "SELECT title FROM search_item WHERE kind = '$2' AND title_lang IS NULL AND id % 997 = 5 LIMIT 12" |
		perl -ne 'chomp; s/([^A-Za-z0-9])/sprintf "%%%02X", ord $1/ge; print "$_\n"'
}

search_cells()
{
	for language in en tr; do
		from=$("$TOOLS/plans" "$release" address search '' $language) || die "there is no page search in $language"
		sqlite3 "$release/$language.db" "SELECT href FROM organisation
			WHERE kind IN ('municipality', 'union', 'institution') AND position % 97 = 5 LIMIT 24" |
			sed 's/^/organisation	/'
		search_cell "$language-name" "$from" $(search_titles $language organisation)
		if [ $language = en ]; then
			search_cell en-word "$from" water heritage partners training borders mayors
			search_cell en-words "$from" energy+climate public+housing citizens+of+councils mobility+health
			search_cell en-prefix "$from" herita mobili partn
			search_cell en-mistake "$from" heritaje mobilty partnerz
		else
			search_cell tr-word "$from" su miras%C4%B1n kultur ortaklar%C4%B1 SINIRLAR konut
			search_cell tr-words "$from" enerji+iklim ortak+konutlar yerel+hizmetlerin sa%C4%9Fl%C4%B1k+bar%C4%B1%C5%9F
			search_cell tr-prefix "$from" mirasla ortakl kult
			search_cell tr-mistake "$from" mirsa kulturr ortaklra
		fi
		search_cell $language-every "$from" forum
		search_cell $language-every-two "$from" forum+festival
	done
}

# Bytes of the index: every table of it; the texts that a result shows (search_item) are among them.
search_size()
{
	for language in en tr; do
		sqlite3 "$release/$language.db" "SELECT sum(pgsize), sum(iif(name LIKE 'search%', pgsize, 0)),
			sum(iif(name LIKE 'search_item%', pgsize, 0)), (SELECT count(*) FROM search_item) FROM dbstat" |
			awk -F'|' -v language=$language '{ printf "  %s: %d records, index %.1f MB: %d bytes a record, %.0f %% of the database; of it %.1f MB texts to show\n",
				language, $4, $2 / 1e6, $2 / $4, 100 * $2 / $1, $3 / 1e6 }'
	done
}

# The time of db/search/3-index.sql, on a copy of the database that has its index no more.
search_build()
{
	for language in en tr; do
		cp "$release/$language.db" "$T/again.db"
		sqlite3 -cmd '.load build/birlik_search' "$T/again.db" 'DROP VIEW search_text; DROP TABLE search; DROP TABLE search_title;
			DROP TABLE search_part; DROP TABLE search_word; DROP TABLE search_exact' || die 'the index cannot be dropped'
		at=$(date +%s%N)
		sed "s/{language}/$language/g" db/search/3-index.sql | sqlite3 -cmd '.load build/birlik_search' "$T/again.db" ||
			die 'the index cannot be made'
		echo "  $language: made in $((($(date +%s%N) - at) / 1000000)) ms, of $took ms of the whole build"
		rm "$T/again.db"
	done
}

search_report()
{
	awk -F'\t' '
	{ count[$1] = $2; p50[$1] = $3; p95[$1] = $4; order[++n] = $1 }
	END {
		base = p95["organisation"]; middle = p50["organisation"]
		printf "  %-16s %6s %8s %8s %8s %8s\n", "", "count", "p50 ms", "p95 ms", "p50 x", "p95 x"
		for (i = 1; i <= n; i++) {
			c = order[i]
			goal = c ~ /-(name|word|words)$/ ? 3 : c ~ /-every/ ? 15 : 0
			bad = goal && p95[c] > goal * base
			printf "  %-16s %6d %8.2f %8.2f %8.2f %8.2f%s%s\n", c, count[c], p50[c], p95[c], p50[c] / middle, p95[c] / base, (goal ? "  goal " goal : ""), (bad ? "  MISSED" : "")
			if (bad) code = 1
		}
		exit code
	}' "$1" || miss
}

# Beside so many who search, and beside as many who ask for a page of an organisation as busily.
search_report_beside()
{
	awk -F'\t' -v goal=2 '
	{ count[$1] = $2; p50[$1] = $3; p95[$1] = $4 }
	END {
		printf "  %-30s %6s %8s %8s %s\n", "", "count", "p50 ms", "p95 ms", "p95 beside plain pages x"
		printf "  %-30s %6d %8.2f %8.2f\n", "alone", count["organisation"], p50["organisation"], p95["organisation"]
		for (n = 1; ("organisation heavy " n) in count; n++) {
			h = "organisation heavy " n; p = "organisation plain " n
			bad = p95[h] > goal * p95[p]
			printf "  %-30s %6d %8.2f %8.2f\n", "beside " n " at plain pages", count[p], p50[p], p95[p]
			printf "  %-30s %6d %8.2f %8.2f %8.2f  goal %d%s\n", "beside " n " at heavy searches", count[h], p50[h], p95[h], p95[h] / p95[p], goal, (bad ? "  MISSED" : "")
			if (bad) code = 1
		}
		exit code
	}' "$1" || miss
}

search_part()
{
	title "The index of the search"
	search_size
	search_build
	search_cells >"$T/cells"
	tests/bench/latency "$port_app" "$((rounds * length * 4))" <"$T/cells" >"$T/latency" || die 'latency'
	title "Search: one reader, pages in turns, uncached, $((rounds * length * 4)) s"
	search_report "$T/latency"
	grep '^organisation' "$T/cells" >"$T/readers"
	title 'Organisations, while others search without a pause for a word of every record'
	heavy=$(sed -n 's/^en-every	//p' "$T/cells") plain=$(sed -n '1s/^organisation	//p' "$T/readers")
	BESIDE=2 tests/bench/latency "$port_app" "$((rounds * length * 4))" "$heavy" "$plain" <"$T/readers" >"$T/latency" || die 'latency'
	search_report_beside "$T/latency"
}
