<?xml version="1.0" encoding="UTF-8"?>
<!-- Graphics, drawn in percentages so that they fit any width while their text keeps its size.
     What they show is also there as text or as a table. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">

  <!-- The life of one organisation on the axis of years, and from when a body of this site belongs to it;
       both to the year in which they end, or to today. The style sheet moves all to the middle. -->
  <xsl:template name="life">
    <xsl:param name="founded"/>
    <xsl:param name="ended"/>
    <xsl:param name="since"/>
    <xsl:param name="until"/>
    <svg xmlns="http://www.w3.org/2000/svg" class="life" width="100%" height="16" aria-hidden="true">
      <line class="axis" x2="100%"/>
      <xsl:if test="$founded">
        <xsl:variable name="x" select="concat(round(($founded - $axis-start) div $axis-span * 100), '%')"/>
        <!-- Of most there is nothing to work out. -->
        <xsl:if test="not($ended)"><line class="lived" x1="{$x}" x2="100%"/></xsl:if>
        <xsl:if test="$ended"><xsl:call-template name="lived"><xsl:with-param name="from" select="$x"/><xsl:with-param name="ended" select="$ended"/><xsl:with-param name="y" select="0"/></xsl:call-template></xsl:if>
        <circle class="born" cx="{$x}" r="4"/>
      </xsl:if>
      <xsl:if test="$since">
        <xsl:variable name="x" select="concat(round(($since - $axis-start) div $axis-span * 100), '%')"/>
        <xsl:choose>
          <xsl:when test="$until | $ended">
            <xsl:variable name="end"><xsl:call-template name="end"><xsl:with-param name="year" select="$until | $ended[not($until)]"/></xsl:call-template></xsl:variable>
            <line class="ours" x1="{$x}" x2="{$end}"/>
          </xsl:when>
          <xsl:otherwise><line class="ours" x1="{$x}" x2="100%"/></xsl:otherwise>
        </xsl:choose>
        <circle class="joined" cx="{$x}" r="4.5"/>
      </xsl:if>
    </svg>
  </xsl:template>
  <xsl:template name="lived">
    <xsl:param name="from"/>
    <xsl:param name="ended"/>
    <xsl:param name="y"/>
    <xsl:variable name="end"><xsl:call-template name="end"><xsl:with-param name="year" select="$ended"/></xsl:call-template></xsl:variable>
    <line xmlns="http://www.w3.org/2000/svg" class="lived" x1="{$from}" x2="{$end}" y1="{$y}" y2="{$y}"/>
    <xsl:if test="$ended"><line xmlns="http://www.w3.org/2000/svg" class="lived" x1="{$end}" x2="{$end}" y1="{$y - 5}" y2="{$y + 5}"/></xsl:if>
  </xsl:template>
  <xsl:template name="end">
    <xsl:param name="year"/>
    <xsl:choose>
      <xsl:when test="$year"><xsl:value-of select="round(($year - $axis-start) div $axis-span * 1000) div 10"/>%</xsl:when>
      <xsl:otherwise>100%</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- After the year of a founding: an organisation that is no longer. -->
  <xsl:template match="@ended">
    <xsl:text> </xsl:text>
    <i18n:translate note="after the year in which an organisation was founded: it became another one in {year}">
      <i18n:text>(ended in {year})</i18n:text>
      <i18n:param name="year"><xsl:value-of select="."/></i18n:param>
    </i18n:translate>
  </xsl:template>

  <!-- All of them on one axis. -->
  <xsl:template match="timeline">
    <xsl:variable name="height" select="count(organisation) * 34 + 34"/>
    <svg xmlns="http://www.w3.org/2000/svg" class="timeline" width="100%" height="{$height}" role="img" aria-labelledby="timeline-title timeline-text">
      <title id="timeline-title"><i18n:text>Founding years of organisations and networks</i18n:text></title>
      <desc id="timeline-text"><i18n:text>A line for each organisation, from its founding year to today, or to the year in which it became another one. The table below has the same years.</i18n:text></desc>
      <xsl:call-template name="decade"><xsl:with-param name="year" select="1940"/><xsl:with-param name="height" select="$height"/></xsl:call-template>
      <xsl:call-template name="decade"><xsl:with-param name="year" select="1960"/><xsl:with-param name="height" select="$height"/></xsl:call-template>
      <xsl:call-template name="decade"><xsl:with-param name="year" select="1980"/><xsl:with-param name="height" select="$height"/></xsl:call-template>
      <xsl:call-template name="decade"><xsl:with-param name="year" select="2000"/><xsl:with-param name="height" select="$height"/></xsl:call-template>
      <xsl:for-each select="organisation">
        <xsl:variable name="x" select="round((@founded - $axis-start) div $axis-span * 1000) div 10"/>
        <!-- A number is written out each time that it is used: these are texts. -->
        <xsl:variable name="left" select="concat($x, '%')"/>
        <xsl:variable name="y" select="string(position() * 34 + 18)"/>
        <xsl:call-template name="lived"><xsl:with-param name="from" select="$left"/><xsl:with-param name="ended" select="@ended"/><xsl:with-param name="y" select="$y"/></xsl:call-template>
        <circle class="born" cx="{$left}" cy="{$y}" r="4"/>
        <xsl:if test="@since">
          <xsl:variable name="joined" select="concat(round((@since - $axis-start) div $axis-span * 1000) div 10, '%')"/>
          <xsl:variable name="end"><xsl:call-template name="end"><xsl:with-param name="year" select="@until | @ended[not(../@until)]"/></xsl:call-template></xsl:variable>
          <line class="ours" x1="{$joined}" x2="{$end}" y1="{$y}" y2="{$y}"/>
          <circle class="joined" cx="{$joined}" cy="{$y}" r="5"/>
        </xsl:if>
        <!-- A long name ends with the axis: before its line there may be no room, on a phone. -->
        <xsl:variable name="long" select="string-length(name) &gt; 24 and $x &gt; 55"/>
        <text y="{$y - 9}">
          <xsl:attribute name="x"><xsl:choose><xsl:when test="$long">100%</xsl:when><xsl:otherwise><xsl:value-of select="$left"/></xsl:otherwise></xsl:choose></xsl:attribute>
          <xsl:attribute name="class">
            <xsl:choose>
              <xsl:when test="$x &gt; 65 or $long">name late</xsl:when>
              <xsl:when test="$x &gt; 33">name middle</xsl:when>
              <xsl:otherwise>name</xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
          <tspan><xsl:copy-of select="@lang"/><xsl:value-of select="substring(name, 1, 40)"/><xsl:if test="string-length(name) &gt; 40">…</xsl:if></tspan>
          <tspan class="year" dx="6"><xsl:value-of select="@founded"/><xsl:if test="@ended">–<xsl:value-of select="@ended"/></xsl:if></tspan>
        </text>
      </xsl:for-each>
    </svg>
  </xsl:template>
  <xsl:template name="decade">
    <xsl:param name="year"/>
    <xsl:param name="height"/>
    <xsl:variable name="x" select="round(($year - $axis-start) div $axis-span * 1000) div 10"/>
    <line xmlns="http://www.w3.org/2000/svg" class="decade" x1="{$x}%" x2="{$x}%" y1="22" y2="{$height}"/>
    <text xmlns="http://www.w3.org/2000/svg" class="tick" x="{$x}%" y="13"><xsl:value-of select="$year"/></text>
  </xsl:template>

  <xsl:template match="timeline" mode="table">
    <details class="data">
      <summary><i18n:text note="opens the table below a graphic">Show as a table</i18n:text></summary>
      <table>
        <thead>
          <tr>
            <th scope="col"><i18n:text note="heading of a column">Organisation</i18n:text></th>
            <th scope="col" class="n"><i18n:text note="heading of a column of years">Founded</i18n:text></th>
            <th scope="col" class="n"><i18n:text note="heading of a column of years: since when a body of this site is a member">Member since</i18n:text></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="organisation">
            <tr>
              <th scope="row"><a href="{@href}"><xsl:copy-of select="@lang"/><xsl:value-of select="name"/></a></th>
              <td class="n"><xsl:value-of select="@founded"/><xsl:apply-templates select="@ended"/></td>
              <td class="n"><xsl:value-of select="@since"/><xsl:if test="not(@since)"><xsl:call-template name="none"/></xsl:if></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </details>
  </xsl:template>

  <!-- What is not known, for the eye and for the ear. -->
  <xsl:template name="none">
    <span class="none" aria-hidden="true">–</span>
    <span class="hidden"><i18n:text note="read aloud where a table has no value">not stated</i18n:text></span>
  </xsl:template>

  <!-- Members to the one side, countries to the other. -->
  <xsl:template match="reach">
    <xsl:variable name="most" select="organisation[1]/@members"/>
    <table class="reach">
      <caption><i18n:text>Members and countries, as the sources give them; every network counts members of its own kind.</i18n:text></caption>
      <thead>
        <tr>
          <th scope="col"><i18n:text note="heading of a column">Organisation</i18n:text></th>
          <th scope="col" class="n"><i18n:text note="heading of a column of numbers">Members</i18n:text></th>
          <th scope="col"><i18n:text note="heading of a column of numbers">Countries</i18n:text></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="organisation">
          <tr>
            <th scope="row"><a href="{@href}"><xsl:copy-of select="@lang"/><xsl:value-of select="name"/></a></th>
            <td class="members">
              <xsl:variable name="width" select="round(@members div $most * 1000) div 10"/>
              <span class="amount">
                <xsl:call-template name="figure">
                  <xsl:with-param name="value" select="number(@members)"/>
                  <xsl:with-param name="qualifier" select="string(@members-qualifier)"/>
                  <xsl:with-param name="unit" select="string(@members-unit)"/>
                </xsl:call-template>
              </span>
              <svg xmlns="http://www.w3.org/2000/svg" width="100%" height="14" aria-hidden="true"><rect class="bar-members" x="{100 - $width}%" width="{$width}%" height="14" rx="2"/></svg>
            </td>
            <td class="countries">
              <xsl:choose>
                <xsl:when test="@countries">
                  <span class="amount"><b>
                    <xsl:call-template name="qualified">
                      <xsl:with-param name="value" select="number(@countries)"/>
                      <xsl:with-param name="qualifier" select="string(@countries-qualifier)"/>
                    </xsl:call-template>
                  </b></span>
                  <svg xmlns="http://www.w3.org/2000/svg" width="100%" height="14" aria-hidden="true"><rect class="bar-countries" x="0" width="{round(@countries div 0.15) div 10}%" height="14" rx="2"/></svg>
                </xsl:when>
                <xsl:otherwise><span class="amount"><xsl:call-template name="none"/></span></xsl:otherwise>
              </xsl:choose>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>
</xsl:stylesheet>
