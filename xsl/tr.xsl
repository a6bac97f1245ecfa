<?xml version="1.0" encoding="UTF-8"?>
<!-- Turkish, and its suffixes. A translator writes the suffix that some value would have
     ({year}’den); here every value gets its own: 2008’den, 2010’dan, 2023’ten.

     What is spoken last decides: its last vowel gives the vowel of the suffix, its last
     sound whether d becomes t and whether a consonant steps between two vowels. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:b="urn:birlik" exclude-result-prefixes="b">
  <xsl:import href="site.xsl"/>
  <xsl:output method="html" encoding="UTF-8"/>

  <b:grammar template="suffix" apostrophes="’'">
    <b:case name="abl" forms="den dan ten tan nden ndan"/>
    <b:case name="loc" forms="de da te ta nde nda"/>
    <b:case name="dat" forms="e a ye ya ne na"/>
    <b:case name="acc" forms="i ı u ü yi yı yu yü ni nı nu nü"/>
    <b:case name="gen" forms="in ın un ün nin nın nun nün"/>
  </b:grammar>

  <xsl:variable name="locale" select="'tr_TR'"/>

  <!-- reading: how the value is spoken, where its spelling does not tell (Bordo for Bordeaux).
       flags: poss (a name that ends in a possessive: Birliği), front (saat, gol, kontrol). -->
  <xsl:template name="suffix">
    <xsl:param name="value"/>
    <xsl:param name="case"/>
    <xsl:param name="apostrophe"/>
    <xsl:param name="reading"/>
    <xsl:param name="flags"/>
    <!-- Closing marks are not spoken. -->
    <xsl:variable name="shown" select="normalize-space(translate($value, '()[]“”&quot;’‘»«…!?%', ''))"/>
    <xsl:variable name="text" select="concat($reading, substring($shown, 1, string-length($shown) * not(string($reading))))"/>
    <xsl:variable name="last" select="substring($text, string-length($text))"/>
    <xsl:copy-of select="$value"/>
    <!-- Numbers that end in a word (80 milyon) take no apostrophe. -->
    <xsl:if test="contains('0123456789', $last) or not(contains('0123456789', substring($shown, 1, 1)))">
      <xsl:value-of select="$apostrophe"/>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="contains('0123456789', $last)">
        <xsl:call-template name="suffix-of-number">
          <xsl:with-param name="number" select="translate($text, '. &#160;', '')"/>
          <xsl:with-param name="last" select="$last"/>
          <xsl:with-param name="case" select="$case"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="suffix-of-word">
          <xsl:with-param name="word" select="translate($text, '.', '')"/>
          <xsl:with-param name="case" select="$case"/>
          <xsl:with-param name="flags" select="concat(' ', $flags, ' ')"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The word that a number is spoken with last. Each pair below is its suffix's vowel and
       its last sound: v a vowel, t voiceless, d any other. -->
  <xsl:template name="suffix-of-number">
    <xsl:param name="number"/>
    <xsl:param name="last"/>
    <xsl:param name="case"/>
    <!-- Of a decimal, what follows the comma is spoken last. -->
    <xsl:variable name="n" select="substring($number, 1 + string-length(substring-before($number, ',')) + contains($number, ','))"/>
    <xsl:variable name="z" select="translate($n, '123456789', 'XXXXXXXXX')"/>
    <xsl:variable name="length" select="string-length($z)"/>
    <xsl:choose>
      <!-- sıfır bir iki üç dört beş altı yedi sekiz dokuz -->
      <xsl:when test="$last != '0' or not(contains($z, 'X'))">
        <xsl:call-template name="suffix-of-sound">
          <xsl:with-param name="sound" select="substring('ıdidivütütitıvividud', 2 * $last + 1, 2)"/>
          <xsl:with-param name="case" select="$case"/>
        </xsl:call-template>
      </xsl:when>
      <!-- on yirmi otuz kırk elli altmış yetmiş seksen doksan -->
      <xsl:when test="substring($z, $length - 1) = 'X0'">
        <xsl:call-template name="suffix-of-sound">
          <xsl:with-param name="sound" select="substring('udivudıtivıtitidıd', 2 * substring($n, $length - 1, 1) - 1, 2)"/>
          <xsl:with-param name="case" select="$case"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="suffix-of-sound">
          <xsl:with-param name="sound">
            <xsl:choose>
              <xsl:when test="substring($z, $length - 2) = 'X00'">üd</xsl:when><!-- yüz -->
              <xsl:when test="contains(substring($z, $length - 5), 'X')">id</xsl:when><!-- bin -->
              <xsl:when test="contains(substring($z, $length - 8), 'X')">ud</xsl:when><!-- milyon -->
              <xsl:otherwise>ıd</xsl:otherwise><!-- milyar -->
            </xsl:choose>
          </xsl:with-param>
          <xsl:with-param name="case" select="$case"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="suffix-of-word">
    <xsl:param name="word"/>
    <xsl:param name="case"/>
    <xsl:param name="flags"/>
    <xsl:variable name="low" select="translate($word,
        'ABCÇDEFGĞHIİJKLMNOÖPQRSŞTUÜVWXYZÂÎÛÉÈÊÁÀÄÅØÓÔÍÚâîûéèêëáàãäåøóòôõíìïúùñčćžšđł',
        'abcçdefgğhıijklmnoöpqrsştuüvwxyzaiueeeaaeoöooiuaiueeeeaaaeoöooooiiiuunççjşdl')"/>
    <xsl:variable name="length" select="string-length($low)"/>
    <xsl:variable name="vowels" select="translate($low, translate($low, 'aeıioöuü', ''), '')"/>
    <!-- The end of the word, as V and C. -->
    <xsl:variable name="end" select="translate(substring($low, $length - 1), 'aeıioöuübcçdfgğhjklmnpqrsştvwxyz', 'VVVVVVVVCCCCCCCCCCCCCCCCCCCCCCCC')"/>
    <xsl:choose>
      <!-- Letters alone, spelled out: TBB is te-be-be, UCLG ends in ge. -->
      <xsl:when test="not($vowels) or ($end = 'CC' and not(translate($word, 'ABCDEFGHIJKLMNOPQRSTUVWXYZÇĞİÖŞÜ-', '')))">
        <xsl:call-template name="suffix-of-sound">
          <xsl:with-param name="sound" select="'iv'"/>
          <xsl:with-param name="case" select="$case"/>
        </xsl:call-template>
      </xsl:when>
      <!-- A foreign name that ends in y after a consonant: Germany, Nancy. -->
      <xsl:when test="$end = 'CC' and substring($low, $length) = 'y'">
        <xsl:call-template name="suffix-of-sound">
          <xsl:with-param name="sound" select="'iv'"/>
          <xsl:with-param name="case" select="$case"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="back" select="translate(substring($vowels, string-length($vowels)), 'aeoö', 'ıiuü')"/>
        <xsl:call-template name="suffix-of-sound">
          <xsl:with-param name="sound" select="concat(
              translate($back, substring('ıu', 1, 2 * contains($flags, ' front ')), substring('iü', 1, 2 * contains($flags, ' front '))),
              translate(substring($low, $length), 'aeıioöuüfstkçşhpxqbcdgğjlmnrvwyz', 'vvvvvvvvttttttttttdddddddddddddd'))"/>
          <xsl:with-param name="case" select="$case"/>
          <xsl:with-param name="possessive" select="contains($flags, ' poss ')"/>
        </xsl:call-template>
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
