<?xml version="1.0" encoding="UTF-8"?>
<!-- Search: the field, which stands in the header of every page, and the page of what was found. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">

  <xsl:template name="search-lead">
    <i18n:text>Find organisations, pages, publications and countries. Endings, capitals and accents make no difference.</i18n:text>
  </xsl:template>

  <!-- `id` tells the fields of one page apart; `words` stand in it. -->
  <xsl:template name="search-field">
    <xsl:param name="id"/>
    <xsl:param name="words"/>
    <form class="search" role="search" method="get" action="{b:page('search')}">
      <label class="hidden" for="{$id}"><i18n:text note="label of the search field">Search this site</i18n:text></label>
      <input type="search" id="{$id}" name="{b:parameter('q', 'search')}" maxlength="200" data-suggest="{b:page('suggest')}" placeholder="Search this site" i18n:attr="placeholder">
        <xsl:if test="$words != ''"><xsl:attribute name="value"><xsl:value-of select="$words"/></xsl:attribute></xsl:if>
      </input>
      <button type="submit">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'search'"/></xsl:call-template>
        <span><i18n:text context="verb" note="button beside the search field">Search</i18n:text></span>
      </button>
    </form>
  </xsl:template>

  <xsl:template match="page[@name = 'search']" mode="main">
    <xsl:variable name="asked" select="normalize-space(parameters/q) != ''"/>
    <div class="wrap search-page">
      <h1><xsl:value-of select="@title"/></h1>
      <xsl:call-template name="search-field">
        <xsl:with-param name="id" select="'search'"/>
        <xsl:with-param name="words" select="parameters/q"/>
      </xsl:call-template>
      <xsl:choose>
        <xsl:when test="not($asked)"><p class="lead"><xsl:call-template name="search-lead"/></p></xsl:when>
        <xsl:when test="kinds/kind">
          <xsl:call-template name="search-kinds"/>
          <section class="results" aria-labelledby="results">
            <div class="results-head"><h2 id="results" class="count"><xsl:call-template name="search-count"/></h2></div>
            <xsl:if test="search/@found = 'beginnings'">
              <p class="notice"><i18n:text>No page has all of these words. On these, words begin like them.</i18n:text></p>
            </xsl:if>
            <xsl:call-template name="did-you-mean"/>
            <ul class="rows"><xsl:apply-templates select="results/result[position() &lt; 11]"/></ul>
            <xsl:call-template name="paging">
              <xsl:with-param name="rows" select="results/result"/>
              <xsl:with-param name="size" select="10"/>
            </xsl:call-template>
          </section>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="nothing-found"/></xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <!-- What was found, by its kind; a choice narrows it. -->
  <xsl:template name="search-kinds">
    <nav class="facets" aria-labelledby="facet-kind">
      <h2 id="facet-kind"><i18n:text context="filter" note="kind of search result">Kind</i18n:text></h2>
      <ul>
        <li><a href="{b:with('kind', '')}">
          <xsl:if test="not(parameters/kind != '')"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
          <i18n:text context="filter" note="no filter is set">All</i18n:text>
        </a></li>
        <xsl:for-each select="kinds/kind">
          <li><a href="{b:with('kind', @value)}">
            <xsl:if test="@value = $page/parameters/kind"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
            <i18n:translate note="a value of a filter, and how many results it has">
              <i18n:text>{name} ({n})</i18n:text>
              <i18n:param name="name"><xsl:apply-templates select="@value" mode="result-kind"/></i18n:param>
              <i18n:param name="n"><xsl:value-of select="b:number(@count)"/><xsl:if test="@count = 200">+</xsl:if></i18n:param>
            </i18n:translate>
          </a></li>
        </xsl:for-each>
      </ul>
    </nav>
  </xsl:template>

  <!-- The counting of a kind ends at two hundred. -->
  <xsl:template name="search-count">
    <xsl:variable name="counted" select="kinds/kind[@value = $page/parameters/kind or not($page/parameters/kind != '')]"/>
    <xsl:choose>
      <xsl:when test="$counted/@count = 200">
        <i18n:translate note="number of search results">
          <i18n:text>More than {n} results</i18n:text>
          <i18n:param name="n"><xsl:value-of select="b:number(sum($counted/@count))"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:otherwise><i18n:plural n="sum($counted/@count)"><i18n:one>{n} result</i18n:one><i18n:other>{n} results</i18n:other></i18n:plural></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="results/result | parts/part">
    <li class="result">
      <h3><a href="{@href}"><xsl:copy-of select="title/@lang"/><xsl:copy-of select="title/node()"/></a></h3>
      <ul class="tags">
        <li><xsl:apply-templates select="@kind" mode="result-kind"/></li>
        <xsl:if test="place"><li><xsl:apply-templates select="place" mode="text"/></li></xsl:if>
        <xsl:if test="name"><li><xsl:copy-of select="name/node()"/></li></xsl:if>
        <!-- What there is in another language only is said so; a name alone may be foreign. -->
        <xsl:if test="title/@lang and (excerpt/@lang or not(excerpt != ''))">
          <li class="language"><xsl:apply-templates select="title/@lang" mode="language"/></li>
        </xsl:if>
      </ul>
      <xsl:if test="excerpt != ''"><p><xsl:copy-of select="excerpt/@lang"/><xsl:copy-of select="excerpt/node()"/></p></xsl:if>
    </li>
  </xsl:template>

  <!-- The language's own name for itself. -->
  <xsl:template match="@lang" mode="language">
    <span lang="{.}">
      <xsl:choose>
        <xsl:when test="$page/alternates/alternate[@lang = current()]"><xsl:value-of select="$page/alternates/alternate[@lang = current()]/@name"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <xsl:template name="did-you-mean">
    <xsl:if test="suggestion/@q">
      <p class="suggestion"><i18n:translate note="offers a search with a typing error mended">
        <i18n:text>Did you mean <a>{words}</a>?</i18n:text>
        <i18n:param name="a"><a href="{b:page('search', 'q', suggestion/@q)}"/></i18n:param>
        <i18n:param name="words"><xsl:value-of select="suggestion/@q"/></i18n:param>
      </i18n:translate></p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="nothing-found">
    <section class="empty" aria-labelledby="results">
      <h2 id="results"><i18n:translate note="{words} is what a reader has typed">
        <i18n:text>Nothing was found for “{words}”</i18n:text>
        <i18n:param name="words"><xsl:value-of select="parameters/q"/></i18n:param>
      </i18n:translate></h2>
      <xsl:call-template name="did-you-mean"/>
      <p><i18n:text>Try fewer words, or others; one is often enough. Endings, capitals and accents make no difference.</i18n:text></p>
      <ul class="links">
        <xsl:for-each select="alternates/alternate[not(@current)]">
          <li><a href="{@href}" hreflang="{@lang}"><i18n:translate note="link to the same search in another language, whose own name for itself is {language}">
            <i18n:text>Search the pages in {language}</i18n:text>
            <i18n:param name="language"><span lang="{@lang}"><xsl:value-of select="@name"/></span></i18n:param>
          </i18n:translate></a></li>
        </xsl:for-each>
        <xsl:apply-templates select="navigation/item[@menu = 'main']" mode="foot"/>
      </ul>
    </section>
    <xsl:if test="parts/part">
      <section class="results" aria-labelledby="parts">
        <h2 id="parts"><i18n:text note="heading over titles in which what was typed stands in the middle of a word">Titles with these letters in a word</i18n:text></h2>
        <ul class="rows"><xsl:apply-templates select="parts/part"/></ul>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="@*|*" mode="result-kind">
    <xsl:choose>
      <xsl:when test=". = 'organisation'"><i18n:text context="kind of search result">Organisation</i18n:text></xsl:when>
      <xsl:when test=". = 'article'"><i18n:text context="kind of search result" note="a page of a publishing body">Page</i18n:text></xsl:when>
      <xsl:when test=". = 'publication'"><i18n:text context="kind of search result">Publication</i18n:text></xsl:when>
      <xsl:when test=". = 'area'"><i18n:text context="kind of search result">Working area</i18n:text></xsl:when>
      <xsl:when test=". = 'country'"><i18n:text context="kind of search result">Country</i18n:text></xsl:when>
      <xsl:when test=". = 'note'"><i18n:text context="kind of search result" note="a text about the site itself">This site</i18n:text></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
