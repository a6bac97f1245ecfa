<?xml version="1.0" encoding="UTF-8"?>
<!-- Turkish, and its suffixes. A translator writes the suffix that some value would have
     ({year}’den); here every value gets its own: 2008’den, 2010’dan, 2023’ten.

     What is spoken last decides: its last vowel gives the vowel of the suffix, its last
     sound whether d becomes t and whether a consonant steps between two vowels. Which words
     are written or spoken in their own way is told in tr-names.xsl.

     The apostrophe (TDK): numbers, abbreviations and names take one; names of institutions
     that end in a possessive take none (Belediyeler Birliğine), nor does a number whose last
     word is a common noun (80 milyondan), nor what ends in a full stop or a power (T.C.nin, 5 m²den). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:b="urn:birlik" exclude-result-prefixes="b">
  <xsl:import href="site.xsl"/>
  <xsl:include href="tr-names.xsl"/>
  <xsl:output method="html" encoding="UTF-8"/>

  <b:grammar template="suffix" apostrophes="’'" flags="poss plain front letters word institution place joined apart">
    <b:case name="abl" forms="den dan ten tan nden ndan"/>
    <b:case name="loc" forms="de da te ta nde nda"/>
    <b:case name="dat" forms="e a ye ya ne na"/>
    <b:case name="acc" forms="i ı u ü yi yı yu yü ni nı nu nü"/>
    <b:case name="gen" forms="in ın un ün nin nın nun nün"/>
  </b:grammar>

  <xsl:variable name="locale" select="'tr_TR'"/>

  <!-- House rule, set in db/site.xml: `joined` as TDK has it (Belediyeler Birliğine), or
       `apart` as newspapers write (Belediyeler Birliği’ne). -->
  <xsl:variable name="institutions" b:values="joined apart" select="'joined'"/>

  <!-- reading: how the value is spoken, where its spelling does not tell: Bordo for Bordeaux, in small letters or
       capitals; its last word or syllable is enough, the names of letters too (u-ce-le-ge, ge).
       flags, with blanks between:
         poss         the name ends in a possessive (Beyoğlu: Beyoğlu’na); plain: it does not
         front        palatal at its end (saat, gol, kontrol: saate)
         letters      an abbreviation read by letters (AB: AB’nin); word: read as a word (TOKİ’nin)
         institution  takes no apostrophe, as TDK has it; place: takes one
         joined       no apostrophe, whatever it is; apart: always one -->
  <xsl:template name="suffix">
    <xsl:param name="value"/>
    <xsl:param name="case"/>
    <xsl:param name="apostrophe"/>
    <xsl:param name="reading"/>
    <xsl:param name="flags"/>
    <!-- Closing marks are not spoken. -->
    <xsl:variable name="shown" select="normalize-space(translate($value, '&#160;&#8239;&#8201;()[]{}“”&quot;„’‘»«‹›…!?%', '   '))"/>
    <xsl:variable name="read" select="normalize-space($reading)"/>
    <xsl:variable name="told" select="concat($read, substring($shown, 1, string-length($shown) * ($read = '')))"/>
    <!-- 10² ends in iki, but 100 m² in kare. -->
    <xsl:variable name="text" select="translate($told, substring('⁰¹²³⁴⁵⁶⁷⁸⁹', 1, 10 * not(contains($told, ' '))), '0123456789')"/>
    <xsl:variable name="last" select="substring($text, string-length($text))"/>
    <xsl:copy-of select="$value"/>
    <xsl:choose>
      <xsl:when test="$last = ''"/>
      <xsl:when test="contains('0123456789', $last)">
        <xsl:if test="$text = $told"><xsl:value-of select="$apostrophe"/></xsl:if>
        <xsl:call-template name="suffix-of-number">
          <xsl:with-param name="text" select="$text"/>
          <xsl:with-param name="last" select="$last"/>
          <xsl:with-param name="case" select="$case"/>
        </xsl:call-template>
      </xsl:when>
      <!-- 5. is spoken beşinci. -->
      <xsl:when test="$last = '.' and contains('0123456789', substring($text, string-length($text) - 1, 1))">
        <xsl:value-of select="$apostrophe"/>
        <xsl:call-template name="suffix-of-number">
          <xsl:with-param name="text" select="substring($text, 1, string-length($text) - 1)"/>
          <xsl:with-param name="last" select="substring($text, string-length($text) - 1, 1)"/>
          <xsl:with-param name="case" select="$case"/>
          <xsl:with-param name="ordinal" select="true()"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="suffix-of-word">
          <xsl:with-param name="shown" select="$shown"/>
          <xsl:with-param name="reading" select="$read"/>
          <xsl:with-param name="case" select="$case"/>
          <xsl:with-param name="apostrophe" select="$apostrophe"/>
          <xsl:with-param name="flags" select="concat(' ', $flags, ' ')"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The word that a number is spoken with last. Each pair below is its suffix's vowel and
       its last sound: v a vowel, t voiceless, d any other. -->
  <xsl:template name="suffix-of-number">
    <xsl:param name="text"/>
    <xsl:param name="last"/>
    <xsl:param name="case"/>
    <xsl:param name="ordinal" select="false()"/>
    <!-- A full hour is spoken without its zeros: 15.00 is on beş. Groups of a number have three digits. -->
    <xsl:variable name="tail" select="translate(substring($text, string-length($text) - 2), ':', '.')"/>
    <xsl:variable name="spoken" select="substring($text, 1, string-length($text) - 3 * ($tail = '.00'))"/>
    <xsl:variable name="number" select="translate($spoken, '. :', '')"/>
    <!-- Of a decimal, what follows the comma is spoken last; of two numbers, the second. -->
    <xsl:variable name="after-comma" select="substring($number, 1 + string-length(substring-before($number, ',')) + contains($number, ','))"/>
    <xsl:variable name="dash" select="translate($after-comma, '–/', '--')"/>
    <xsl:variable name="n" select="substring($dash, 1 + string-length(substring-before($dash, '-')) + contains($dash, '-'))"/>
    <xsl:variable name="z" select="translate($n, '123456789', 'XXXXXXXXX')"/>
    <xsl:variable name="length" select="string-length($n)"/>
    <xsl:variable name="end" select="substring($n, $length)"/>
    <xsl:variable name="sound">
      <xsl:choose>
        <!-- sıfır bir iki üç dört beş altı yedi sekiz dokuz -->
        <xsl:when test="$end != '0' or not(contains($z, 'X'))">
          <xsl:value-of select="substring('ıdidivütütitıvividud', 2 * $end + 1, 2)"/>
        </xsl:when>
        <!-- on yirmi otuz kırk elli altmış yetmiş seksen doksan -->
        <xsl:when test="substring($z, $length - 1) = 'X0'">
          <xsl:value-of select="substring('udivudıtivıtitidıd', 2 * substring($n, $length - 1, 1) - 1, 2)"/>
        </xsl:when>
        <xsl:when test="substring($z, $length - 2) = 'X00'">üd</xsl:when><!-- yüz -->
        <xsl:when test="contains(substring($z, $length - 5), 'X')">id</xsl:when><!-- bin -->
        <xsl:when test="contains(substring($z, $length - 8), 'X')">ud</xsl:when><!-- milyon -->
        <xsl:when test="contains(substring($z, $length - 11), 'X')">ıd</xsl:when><!-- milyar -->
        <xsl:otherwise>ud</xsl:otherwise><!-- trilyon, katrilyon -->
      </xsl:choose>
    </xsl:variable>
    <xsl:call-template name="suffix-of-sound">
      <xsl:with-param name="sound" select="concat(substring($sound, 1, 1), substring(concat(substring($sound, 2, 1), 'v'), 1 + $ordinal, 1))"/>
      <xsl:with-param name="case" select="$case"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A name, a noun, an abbreviation. Whether it ends in a possessive is told by the word that is
       written last; how it sounds, by its reading. -->
  <xsl:template name="suffix-of-word">
    <xsl:param name="shown"/>
    <xsl:param name="reading"/>
    <xsl:param name="case"/>
    <xsl:param name="apostrophe"/>
    <xsl:param name="flags"/>
    <xsl:variable name="last-word">
      <xsl:call-template name="last-word"><xsl:with-param name="text" select="$shown"/></xsl:call-template>
    </xsl:variable>
    <xsl:variable name="written">
      <xsl:call-template name="folded"><xsl:with-param name="text" select="$last-word"/></xsl:call-template>
    </xsl:variable>
    <!-- Phase II is spoken as Phase 2. -->
    <xsl:variable name="roman" select="substring-before(substring-after($roman-numbers, concat('|', substring($last-word, 1, string-length($last-word) * ($reading = '' and $shown != $last-word)), '=')), '|')"/>
    <xsl:variable name="numeric" select="$shown != $last-word and (contains('0123456789', substring(translate($shown, '-−+±~≈&lt;&gt;$€₺£', ''), 1, 1)) or
        (substring-before($shown, '. ') != '' and not(translate(substring-before($shown, '. '), 'IVXLCDM', ''))))"/>
    <!-- Units are spoken in full: 5 km’den is beş kilometreden. -->
    <xsl:variable name="unit" select="substring-before(substring-after($units, concat('|', substring($last-word, 1, string-length($last-word) * $numeric), '=')), '|')"/>
    <xsl:variable name="last-read">
      <xsl:call-template name="last-word"><xsl:with-param name="text" select="normalize-space(translate($reading, '.-–/', '    '))"/></xsl:call-template>
    </xsl:variable>
    <xsl:variable name="spoken">
      <xsl:choose>
        <xsl:when test="$reading != ''">
          <xsl:call-template name="folded"><xsl:with-param name="text" select="$last-read"/></xsl:call-template>
        </xsl:when>
        <xsl:when test="$unit"><xsl:value-of select="$unit"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$written"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="possessive">
      <xsl:if test="not(contains($flags, ' plain ')) and $unit = ''">
        <xsl:choose>
          <xsl:when test="contains($flags, ' poss ')">poss</xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="possessive">
              <xsl:with-param name="word" select="string($written)"/>
              <xsl:with-param name="alone" select="$shown = $last-word"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:if>
    </xsl:variable>
    <xsl:variable name="joins">
      <xsl:choose>
        <xsl:when test="contains($flags, ' joined ')">joined</xsl:when>
        <xsl:when test="contains($flags, ' apart ')"/>
        <!-- What ends in a full stop or a power; 1990’lar has its apostrophe. -->
        <xsl:when test="contains('.²³', substring($last-word, string-length($last-word))) or
                        contains(' lar ler ', concat(' ', translate($last-word, &quot;0123456789'&quot;, ''), ' '))">joined</xsl:when>
        <xsl:when test="$unit != ''"/>
        <!-- A number with a common noun: 80 milyondan. With a name it is a date: 22 Kasım’da. -->
        <xsl:when test="$numeric and contains($small-letters, substring($last-word, 1, 1))">joined</xsl:when>
        <xsl:when test="$institutions = 'apart' or contains($flags, ' place ')"/>
        <xsl:when test="contains($flags, ' institution ')">joined</xsl:when>
        <xsl:when test="$possessive != '' or not(contains('ıiuü', substring($written, string-length($written))))">
          <xsl:call-template name="institution"><xsl:with-param name="word" select="string($written)"/></xsl:call-template>
        </xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="$joins = ''"><xsl:value-of select="$apostrophe"/></xsl:if>
    <xsl:variable name="sound">
      <xsl:call-template name="sound">
        <xsl:with-param name="low" select="string($spoken)"/>
        <xsl:with-param name="word" select="substring($last-word, 1, string-length($last-word) * (($reading = '' or $last-read = $last-word) and $unit = ''))"/>
        <xsl:with-param name="flags" select="$flags"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$roman">
        <xsl:call-template name="suffix-of-number">
          <xsl:with-param name="text" select="$roman"/>
          <xsl:with-param name="last" select="substring($roman, string-length($roman))"/>
          <xsl:with-param name="case" select="$case"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="suffix-of-sound">
          <xsl:with-param name="sound" select="string($sound)"/>
          <xsl:with-param name="case" select="$case"/>
          <xsl:with-param name="possessive" select="$possessive != ''"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The sound of a word's end, in two signs. `low` is what is spoken, folded; `word` is what is
       written, where nothing else tells how to speak it. -->
  <xsl:template name="sound">
    <xsl:param name="low"/>
    <xsl:param name="word"/>
    <xsl:param name="flags"/>
    <!-- What is no letter is silent. -->
    <xsl:variable name="heard" select="translate($low, translate($low, 'aeıioöuübcçdfgğhjklmnpqrsştvwxyz ', ''), '')"/>
    <xsl:variable name="length" select="string-length($heard)"/>
    <xsl:variable name="last" select="substring($heard, $length)"/>
    <xsl:variable name="vowels" select="translate($heard, translate($heard, 'aeıioöuü', ''), '')"/>
    <!-- The end of the word, as V and C. -->
    <xsl:variable name="end" select="translate(substring($heard, $length - 1), 'aeıioöuübcçdfgğhjklmnpqrsştvwxyz', 'VVVVVVVVCCCCCCCCCCCCCCCCCCCCCCCC')"/>
    <xsl:variable name="capitals" select="$word != '' and not(translate($word, 'ABCDEFGHIJKLMNOPQRSTUVWXYZÇĞİÖŞÜ-&amp;.', ''))"/>
    <xsl:choose>
      <!-- Letters alone, spelled out: TBB is te-be-be, UCLG ends in ge, AB in be. -->
      <xsl:when test="not($vowels) or contains($flags, ' letters ') or
                      ($capitals and not(contains($flags, ' word ')) and ($end = 'CC' or string-length($word) = 2 or contains($word, '.')))">
        <xsl:value-of select="substring(concat(translate($last, 'aeıioöuübcçdfgğhjklmnpqrsştvwxyz', 'ıiıiuöuüiiiiiiiiiiiiiiüiiiiiiiii'), 'i'), 1, 1)"/>
        <xsl:value-of select="translate($last, 'xaeıioöuübcçdfgğhjklmnpqrsştvwyz', 'tvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv')"/>
      </xsl:when>
      <!-- A foreign name that ends in y after a consonant: Germany, Nancy. -->
      <xsl:when test="$end = 'CC' and $last = 'y'">iv</xsl:when>
      <xsl:otherwise>
        <xsl:variable name="back" select="translate(substring($vowels, string-length($vowels)), 'aeoö', 'ıiuü')"/>
        <xsl:variable name="front" select="contains($flags, ' front ') or contains($front-words, concat(' ', $heard, ' '))"/>
        <xsl:value-of select="translate($back, substring('ıu', 1, 2 * $front), substring('iü', 1, 2 * $front))"/>
        <xsl:choose>
          <xsl:when test="substring($heard, $length - 1) = 'tz'">t</xsl:when>
          <xsl:otherwise><xsl:value-of select="translate($last, 'aeıioöuüfstkçşhpxqcbdgğjlmnrvwyz', 'vvvvvvvvtttttttttttddddddddddddd')"/></xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The suffix itself, from the two signs of a sound. -->
  <xsl:template name="suffix-of-sound">
    <xsl:param name="sound"/>
    <xsl:param name="case"/>
    <xsl:param name="possessive" select="false()"/>
    <xsl:variable name="narrow" select="substring($sound, 1, 1)"/>
    <xsl:variable name="wide" select="translate($narrow, 'ıiuü', 'aeae')"/>
    <xsl:variable name="final" select="substring($sound, 2, 1)"/>
    <xsl:choose>
      <xsl:when test="$case = 'loc' or $case = 'abl'">
        <xsl:if test="$possessive">n</xsl:if>
        <xsl:choose>
          <xsl:when test="$final = 't'">t</xsl:when>
          <xsl:otherwise>d</xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="$wide"/>
        <xsl:if test="$case = 'abl'">n</xsl:if>
      </xsl:when>
      <xsl:when test="$case = 'dat' or $case = 'acc'">
        <xsl:if test="$final = 'v'">
          <xsl:choose>
            <xsl:when test="$possessive">n</xsl:when>
            <xsl:otherwise>y</xsl:otherwise>
          </xsl:choose>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="$case = 'dat'"><xsl:value-of select="$wide"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$narrow"/></xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:when test="$case = 'gen'">
        <xsl:if test="$final = 'v'">n</xsl:if>
        <xsl:value-of select="concat($narrow, 'n')"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
