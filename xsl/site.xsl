<?xml version="1.0" encoding="UTF-8"?>
<!-- What every language shares. A language's own stylesheet (tr.xsl, en.xsl) imports this
     one and may replace any template or variable of it; its grammar is the template
     `suffix`. Each page of db/pages has a template here in the mode "main". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="layout.xsl"/>
  <xsl:include href="head.xsl"/>
  <xsl:include href="home.xsl"/>
  <xsl:include href="directory.xsl"/>
  <xsl:include href="filters.xsl"/>
  <xsl:include href="countries.xsl"/>
  <xsl:include href="organisation.xsl"/>
  <xsl:include href="article.xsl"/>
  <xsl:include href="publications.xsl"/>
  <xsl:include href="forms.xsl"/>
  <xsl:include href="search.xsl"/>
  <xsl:include href="errors.xsl"/>
  <xsl:include href="machines.xsl"/>
  <xsl:include href="graphics.xsl"/>
  <xsl:include href="parts.xsl"/>
  <xsl:include href="words.xsl"/>
  <xsl:include href="sentences.xsl"/>
  <xsl:include href="relations.xsl"/>
  <xsl:include href="figures.xsl"/>
  <xsl:include href="prose.xsl"/>

  <!-- The name of the language's conventions, as og:locale wants it. -->
  <xsl:variable name="locale" select="'en_GB'"/>

  <!-- The page. An absolute path costs a walk through the document each time that it is used. -->
  <xsl:variable name="page" select="/page"/>

  <!-- The years that the graphics of time show: from here to that in which the release was made. -->
  <xsl:variable name="axis-start" select="1940"/>
  <xsl:variable name="axis-end" select="number(substring($page/@as-of, 1, 4))"/>
  <xsl:variable name="axis-span" select="$axis-end - $axis-start"/>

  <!-- A language without written suffixes: the value alone. -->
  <xsl:template name="suffix">
    <xsl:param name="value"/>
    <xsl:param name="case"/>
    <xsl:param name="apostrophe"/>
    <xsl:param name="reading"/>
    <xsl:param name="flags"/>
    <xsl:copy-of select="$value"/>
  </xsl:template>

  <!-- Which values the language's grammar would have to guess at: a line for each, empty or with the
       reason. Here none. -->
  <xsl:template match="/uncertain">
    <xsl:for-each select="value"><xsl:text>&#10;</xsl:text></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
