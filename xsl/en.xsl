<?xml version="1.0" encoding="UTF-8"?>
<!-- English: the language of the templates. Its grammar is small: what an ordinal ends in
     ({n}’th: 1st, 22nd, 113th), and which article goes before a word ({kind}’a: a union, an
     association). They are written as suffixes are, behind an apostrophe, which is not shown. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:b="urn:birlik" exclude-result-prefixes="b">
  <xsl:import href="site.xsl"/>
  <xsl:output method="html" encoding="UTF-8"/>

  <b:grammar template="suffix" apostrophes="’'" plain="s" flags="letters word">
    <b:case name="ordinal" forms="st nd rd th"/>
    <b:case name="article" forms="a an"/>
  </b:grammar>

  <!-- reading: how the value is spoken, as English spells it (you-know for UNO).
       flags: letters, an abbreviation read by letters (a UN body, an MP); word: read as a word (a NATO member). -->
  <xsl:template name="suffix">
    <xsl:param name="value"/>
    <xsl:param name="case"/>
    <xsl:param name="apostrophe"/>
    <xsl:param name="reading"/>
    <xsl:param name="flags"/>
    <xsl:variable name="shown" select="normalize-space(translate($value, '()[]“”&quot;‘', ''))"/>
    <xsl:choose>
      <xsl:when test="$case = 'article'">
        <xsl:call-template name="article">
          <xsl:with-param name="text" select="concat($reading, substring($shown, 1, string-length($shown) * not(string($reading))))"/>
          <xsl:with-param name="flags" select="concat(' ', $flags, ' ')"/>
        </xsl:call-template>
        <xsl:text> </xsl:text>
        <xsl:copy-of select="$value"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:copy-of select="$value"/>
        <xsl:if test="$case = 'ordinal'">
          <xsl:call-template name="ordinal"><xsl:with-param name="number" select="translate($shown, ', &#160;', '')"/></xsl:call-template>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Eleven, twelve and thirteen are theirs alone: 11th, 112th; but 21st. -->
  <xsl:template name="ordinal">
    <xsl:param name="number"/>
    <xsl:variable name="length" select="string-length($number)"/>
    <xsl:variable name="last" select="substring($number, $length)"/>
    <xsl:choose>
      <xsl:when test="$length &gt; 1 and substring($number, $length - 1, 1) = '1'">th</xsl:when>
      <xsl:when test="$last = '1'">st</xsl:when>
      <xsl:when test="$last = '2'">nd</xsl:when>
      <xsl:when test="$last = '3'">rd</xsl:when>
      <xsl:otherwise>th</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Sound decides: a union, a European network, an hour, an 80-year plan, an NGO. -->
  <xsl:template name="article">
    <xsl:param name="text"/>
    <xsl:param name="flags"/>
    <xsl:variable name="word" select="substring-before(concat(translate($text, &quot;-/&amp;'’&quot;, '   '), ' '), ' ')"/>
    <xsl:variable name="low" select="translate($word, 'ABCDEFGHIJKLMNOPQRSTUVWXYZÉÖÜ', 'abcdefghijklmnopqrstuvwxyzeou')"/>
    <xsl:variable name="first" select="substring($low, 1, 1)"/>
    <xsl:variable name="digits" select="translate($low, ',%abcdefghijklmnopqrstuvwxyz', '')"/>
    <xsl:variable name="head" select="string-length($digits) mod 3"/>
    <xsl:variable name="capitals" select="string-length($word) &gt; 1 and not(translate($word, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', ''))"/>
    <xsl:choose>
      <xsl:when test="$first = '8'">an</xsl:when>
      <!-- Eleven and eighteen, also of thousands. -->
      <xsl:when test="not(translate($digits, '0123456789', '')) and $head = 2 and (starts-with($digits, '11') or starts-with($digits, '18'))">an</xsl:when>
      <xsl:when test="contains('012345679', $first)">a</xsl:when>
      <!-- Capitals are mostly letters where they are three or fewer, end in two consonants, or begin with three. -->
      <xsl:when test="contains($flags, ' letters ') or string-length($word) = 1 or
                      ($capitals and not(contains($flags, ' word ')) and (string-length($word) &lt; 4 or not(translate($low, 'bcdfghjklmnpqrstvwxyz', '')) or
                       not(translate(substring($low, string-length($low) - 1), 'bcdfghjklmnpqrstvwxyz', '')) or
                       (not(translate(substring($low, 1, 3), 'bcdfghjklmnpqrstvwxyz', '')) and not(contains(' sch scr str spr ', concat(' ', substring($low, 1, 3), ' '))))))">
        <xsl:choose>
          <xsl:when test="contains('aefhilmnorsx', $first)">an</xsl:when>
          <xsl:otherwise>a</xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:when test="starts-with($low, 'hour') or starts-with($low, 'honest') or starts-with($low, 'honour') or starts-with($low, 'honora') or starts-with($low, 'heir')">an</xsl:when>
      <!-- What begins with the sound of you, or of one. -->
      <xsl:when test="starts-with($low, 'eu') or $low = 'one' or starts-with($low, 'once') or starts-with($low, 'use') or starts-with($low, 'usu')
                      or starts-with($low, 'uti') or starts-with($low, 'uto') or starts-with($low, 'utr') or starts-with($low, 'ubiq') or starts-with($low, 'ugand') or starts-with($low, 'unanim') or starts-with($low, 'ukrain') or starts-with($low, 'uru') or starts-with($low, 'uz') or ($capitals and starts-with($low, 'un'))
                      or (starts-with($low, 'uni') and not(starts-with($low, 'unin') or starts-with($low, 'unim') or starts-with($low, 'unid')))">a</xsl:when>
      <xsl:when test="contains('aeiou', $first)">an</xsl:when>
      <xsl:otherwise>a</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
