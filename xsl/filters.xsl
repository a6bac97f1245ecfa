<?xml version="1.0" encoding="UTF-8"?>
<!-- The filters of the directory: a form that works without scripts, the filters that are set, order and count. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">

  <xsl:template name="filters">
    <button class="button quiet filter-button" type="button" popovertarget="filters">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'filter'"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="parameters/*[not(self::sort) and not(self::after)]">
          <i18n:translate note="button that opens the filters on small screens; {n} of them are set">
            <i18n:text>Filters ({n})</i18n:text>
            <i18n:param name="n"><xsl:value-of select="b:number(count(parameters/*[not(self::sort) and not(self::after)]))"/></i18n:param>
          </i18n:translate>
        </xsl:when>
        <xsl:otherwise><i18n:text note="button that opens the filters on small screens">Filters</i18n:text></xsl:otherwise>
      </xsl:choose>
    </button>
    <form class="filters" id="filters" popover="" method="get" action="{b:page('organisations')}" aria-labelledby="filters-title">
      <button class="close" type="button" popovertarget="filters" popovertargetaction="hide" aria-label="Close the filters" i18n:attr="aria-label">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'close'"/></xsl:call-template>
      </button>
      <h2 id="filters-title"><i18n:text note="heading over filters">Narrow the list</i18n:text></h2>
      <div class="field">
        <label for="filter-kind"><i18n:text context="filter" note="kind of organisation">Kind</i18n:text></label>
        <select id="filter-kind" name="{b:parameter('kind')}">
          <option value=""><i18n:text context="filter" note="no filter is set">All</i18n:text></option>
          <xsl:for-each select="kinds/kind">
            <option value="{b:value('kind', @value)}">
              <xsl:if test="@chosen"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
              <xsl:call-template name="value-of-filter"/>
            </option>
          </xsl:for-each>
        </select>
      </div>
      <div class="field">
        <label for="filter-level"><i18n:text context="filter" note="local, regional, national or international">Level</i18n:text></label>
        <select id="filter-level" name="{b:parameter('level')}">
          <option value=""><i18n:text context="filter" note="no filter is set">All</i18n:text></option>
          <xsl:for-each select="levels/level">
            <option value="{b:value('level', @value)}">
              <xsl:if test="@chosen"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
              <xsl:call-template name="value-of-filter"/>
            </option>
          </xsl:for-each>
        </select>
      </div>
      <div class="field">
        <label for="filter-topic"><i18n:text context="filter">Topic</i18n:text></label>
        <select id="filter-topic" name="{b:parameter('topic')}">
          <option value=""><i18n:text context="filter" note="no filter is set">All</i18n:text></option>
          <xsl:for-each select="topics/topic">
            <option value="{@slug}">
              <xsl:copy-of select="@lang"/>
              <xsl:if test="@chosen"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
              <xsl:call-template name="value-of-filter"/>
            </option>
          </xsl:for-each>
        </select>
      </div>
      <div class="field">
        <label for="filter-country"><i18n:text context="filter">Members from</i18n:text></label>
        <select id="filter-country" name="{b:parameter('country')}">
          <option value=""><i18n:text context="filter" note="no filter is set; countries and territories">All countries and territories</i18n:text></option>
          <xsl:for-each select="countries/country">
            <option value="{@slug}">
              <xsl:copy-of select="@lang"/>
              <xsl:if test="@chosen"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
              <xsl:call-template name="value-of-filter"/>
            </option>
          </xsl:for-each>
        </select>
      </div>
      <div class="field">
        <label for="filter-role"><i18n:text context="filter" note="what a publishing body is in the organisation">Role of a publishing body</i18n:text></label>
        <select id="filter-role" name="{b:parameter('role')}">
          <option value=""><i18n:text context="filter" note="no filter is set">All</i18n:text></option>
          <xsl:for-each select="roles/role">
            <option value="{b:value('role', @value)}">
              <xsl:if test="@chosen"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
              <xsl:call-template name="value-of-filter"/>
            </option>
          </xsl:for-each>
        </select>
      </div>
      <xsl:if test="parameters/sort = 'founded'">
        <input type="hidden" name="{b:parameter('sort')}" value="{b:value('sort', 'founded')}"/>
      </xsl:if>
      <p class="actions">
        <button class="button" type="submit"><i18n:text context="verb" note="button that sets filters">Apply</i18n:text></button>
        <a href="{b:page('organisations')}"><i18n:text context="verb" note="link that removes all filters">Clear</i18n:text></a>
      </p>
    </form>
  </xsl:template>

  <!-- With the number of results that it would have, where that is known. -->
  <xsl:template name="value-of-filter">
    <xsl:choose>
      <xsl:when test="@count">
        <i18n:translate note="a value of a filter, and how many organisations it has">
          <i18n:text>{name} ({n})</i18n:text>
          <i18n:param name="name"><xsl:value-of select="name"/></i18n:param>
          <i18n:param name="n"><xsl:value-of select="b:number(@count)"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Exact only where it is known: two filters at most, or all rows on this page. -->
  <xsl:template name="result-count">
    <xsl:variable name="filters" select="count(parameters/*[not(self::sort) and not(self::after)])"/>
    <xsl:variable name="rows" select="count(organisations/organisation)"/>
    <xsl:choose>
      <xsl:when test="$rows = 0"><i18n:text note="number of search results">No organisations</i18n:text></xsl:when>
      <xsl:when test="$rows &lt; 31 and not(parameters/after != '')">
        <i18n:plural n="$rows"><i18n:one>{n} organisation</i18n:one><i18n:other>{n} organisations</i18n:other></i18n:plural>
      </xsl:when>
      <xsl:when test="$filters = 0">
        <i18n:plural n="directory/@total"><i18n:one>{n} organisation</i18n:one><i18n:other>{n} organisations</i18n:other></i18n:plural>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="matches" select="(kinds/kind | levels/level | roles/role | topics/topic | countries/country)[@chosen and @count][1]"/>
        <xsl:choose>
          <xsl:when test="$matches">
            <i18n:plural n="$matches/@count"><i18n:one>{n} organisation</i18n:one><i18n:other>{n} organisations</i18n:other></i18n:plural>
          </xsl:when>
          <xsl:otherwise><i18n:text note="heading over a page of a long list">Organisations</i18n:text></xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="sorting">
    <p class="sorting">
      <span><i18n:text note="label before the orders that a list can have">Sorted by</i18n:text></span>
      <xsl:text> </xsl:text>
      <a href="{b:with('sort', 'name')}">
        <xsl:if test="not(parameters/sort = 'founded')"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
        <i18n:text context="order" note="after: Sorted by">name</i18n:text>
      </a>
      <xsl:text> </xsl:text>
      <a href="{b:with('sort', 'founded')}">
        <xsl:if test="parameters/sort = 'founded'"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
        <i18n:text context="order" note="after: Sorted by">founding year</i18n:text>
      </a>
    </p>
  </xsl:template>

  <!-- The filters that are set; each is a link that removes it. -->
  <xsl:template name="chips">
    <xsl:if test="parameters/*[not(self::sort) and not(self::after)]">
      <nav class="chips" aria-label="Filters that are set" i18n:attr="aria-label"><ul>
        <xsl:for-each select="parameters/*[not(self::sort) and not(self::after)]">
          <li><a href="{b:with(name(), '')}">
            <span class="hidden"><i18n:text note="read aloud before the name of a filter that is set; the link removes it">Remove filter:</i18n:text></span>
            <xsl:text> </xsl:text>
            <xsl:choose>
              <xsl:when test="self::kind"><xsl:apply-templates select="." mode="kind"/></xsl:when>
              <xsl:when test="self::level"><xsl:apply-templates select="." mode="level"/></xsl:when>
              <xsl:when test="self::role"><xsl:apply-templates select="." mode="role-filter"/></xsl:when>
              <xsl:otherwise>
                <xsl:for-each select="($page/topics/topic | $page/countries/country)[@value = current()]">
                  <span><xsl:copy-of select="@lang"/><xsl:value-of select="name"/></span>
                </xsl:for-each>
              </xsl:otherwise>
            </xsl:choose>
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'close'"/></xsl:call-template>
          </a></li>
        </xsl:for-each>
      </ul></nav>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
