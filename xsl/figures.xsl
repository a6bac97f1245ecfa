<?xml version="1.0" encoding="UTF-8"?>
<!-- Figures: a number, the qualifier that its source gives it, and what it counts. No qualifier: the bare number. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">

  <!-- A number; whole millions in words. -->
  <xsl:template name="number">
    <xsl:param name="value"/>
    <!-- In words where a reader would expect them: 130 million, 1.5 million; 1,234,567 as it is. -->
    <xsl:choose>
      <xsl:when test="$value &gt;= 1000000000 and $value mod 100000000 = 0">
        <i18n:translate note="{n} is a number, mostly above 1">
          <i18n:text>{n} billion</i18n:text>
          <i18n:param name="n"><xsl:value-of select="b:number($value div 1000000000)"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="$value &gt;= 1000000 and $value mod 100000 = 0">
        <i18n:translate note="{n} is a number, mostly above 1">
          <i18n:text>{n} million</i18n:text>
          <i18n:param name="n"><xsl:value-of select="b:number($value div 1000000)"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="b:number($value)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="qualified">
    <xsl:param name="value"/>
    <xsl:param name="qualifier"/>
    <xsl:choose>
      <xsl:when test="not($qualifier)">
        <xsl:call-template name="number"><xsl:with-param name="value" select="$value"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="$qualifier = 'over'">
        <i18n:translate note="{n} is a number; may stand at the beginning of a line or in a sentence">
          <i18n:text context="figure">over {n}</i18n:text>
          <i18n:param name="n"><xsl:call-template name="number"><xsl:with-param name="value" select="$value"/></xsl:call-template></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="$qualifier = 'more-than'">
        <i18n:translate note="{n} is a number; may stand at the beginning of a line or in a sentence">
          <i18n:text context="figure">more than {n}</i18n:text>
          <i18n:param name="n"><xsl:call-template name="number"><xsl:with-param name="value" select="$value"/></xsl:call-template></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="$qualifier = 'about'">
        <i18n:translate note="{n} is a number; may stand at the beginning of a line or in a sentence">
          <i18n:text context="figure">about {n}</i18n:text>
          <i18n:param name="n"><xsl:call-template name="number"><xsl:with-param name="value" select="$value"/></xsl:call-template></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="$qualifier = 'nearly'">
        <i18n:translate note="{n} is a number; may stand at the beginning of a line or in a sentence">
          <i18n:text context="figure">nearly {n}</i18n:text>
          <i18n:param name="n"><xsl:call-template name="number"><xsl:with-param name="value" select="$value"/></xsl:call-template></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="number"><xsl:with-param name="value" select="$value"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- With its unit; the number itself is in <b>. -->
  <xsl:template name="figure">
    <xsl:param name="value"/>
    <xsl:param name="qualifier"/>
    <xsl:param name="unit"/>
    <xsl:choose>
      <xsl:when test="$unit = 'members'">
        <i18n:plural n="$value" context="figure" note="{figure} is a number that may have a word before it, such as: over 130">
          <i18n:one>{figure} member</i18n:one><i18n:other>{figure} members</i18n:other>
          <i18n:param name="figure"><b><xsl:call-template name="qualified"><xsl:with-param name="value" select="$value"/><xsl:with-param name="qualifier" select="$qualifier"/></xsl:call-template></b></i18n:param>
        </i18n:plural>
      </xsl:when>
      <xsl:when test="$unit = 'municipalities'">
        <i18n:plural n="$value" context="figure" note="{figure} is a number that may have a word before it, such as: over 130">
          <i18n:one>{figure} municipality</i18n:one><i18n:other>{figure} municipalities</i18n:other>
          <i18n:param name="figure"><b><xsl:call-template name="qualified"><xsl:with-param name="value" select="$value"/><xsl:with-param name="qualifier" select="$qualifier"/></xsl:call-template></b></i18n:param>
        </i18n:plural>
      </xsl:when>
      <xsl:when test="$unit = 'large-cities'">
        <i18n:plural n="$value" context="figure" note="{figure} is a number that may have a word before it, such as: over 130">
          <i18n:one>{figure} large city</i18n:one><i18n:other>{figure} large cities</i18n:other>
          <i18n:param name="figure"><b><xsl:call-template name="qualified"><xsl:with-param name="value" select="$value"/><xsl:with-param name="qualifier" select="$qualifier"/></xsl:call-template></b></i18n:param>
        </i18n:plural>
      </xsl:when>
      <xsl:when test="$unit = 'partner-cities'">
        <i18n:plural n="$value" context="figure" note="{figure} is a number that may have a word before it, such as: over 130">
          <i18n:one>{figure} partner city</i18n:one><i18n:other>{figure} partner cities</i18n:other>
          <i18n:param name="figure"><b><xsl:call-template name="qualified"><xsl:with-param name="value" select="$value"/><xsl:with-param name="qualifier" select="$qualifier"/></xsl:call-template></b></i18n:param>
        </i18n:plural>
      </xsl:when>
      <xsl:when test="$unit = 'citizens'">
        <i18n:plural n="$value" context="figure" note="{figure} is a number that may have a word before it, such as: over 130">
          <i18n:one>{figure} citizen</i18n:one><i18n:other>{figure} citizens</i18n:other>
          <i18n:param name="figure"><b><xsl:call-template name="qualified"><xsl:with-param name="value" select="$value"/><xsl:with-param name="qualifier" select="$qualifier"/></xsl:call-template></b></i18n:param>
        </i18n:plural>
      </xsl:when>
      <xsl:when test="$unit = 'countries'">
        <i18n:plural n="$value" context="figure" note="{figure} is a number that may have a word before it, such as: over 130">
          <i18n:one>{figure} country</i18n:one><i18n:other>{figure} countries</i18n:other>
          <i18n:param name="figure"><b><xsl:call-template name="qualified"><xsl:with-param name="value" select="$value"/><xsl:with-param name="qualifier" select="$qualifier"/></xsl:call-template></b></i18n:param>
        </i18n:plural>
      </xsl:when>
      <xsl:when test="$unit = 'forums'">
        <i18n:plural n="$value" context="figure" note="{figure} is a number that may have a word before it, such as: over 130">
          <i18n:one>{figure} thematic forum</i18n:one><i18n:other>{figure} thematic forums</i18n:other>
          <i18n:param name="figure"><b><xsl:call-template name="qualified"><xsl:with-param name="value" select="$value"/><xsl:with-param name="qualifier" select="$qualifier"/></xsl:call-template></b></i18n:param>
        </i18n:plural>
      </xsl:when>
      <xsl:when test="$unit = 'cities'">
        <i18n:plural n="$value" context="figure" note="{figure} is a number that may have a word before it, such as: over 130">
          <i18n:one>{figure} city</i18n:one><i18n:other>{figure} cities</i18n:other>
          <i18n:param name="figure"><b><xsl:call-template name="qualified"><xsl:with-param name="value" select="$value"/><xsl:with-param name="qualifier" select="$qualifier"/></xsl:call-template></b></i18n:param>
        </i18n:plural>
      </xsl:when>
      <xsl:when test="$unit = 'members-and-partners'">
        <i18n:plural n="$value" context="figure" note="{figure} is a number that may have a word before it, such as: over 130">
          <i18n:one>{figure} member or partner organisation</i18n:one><i18n:other>{figure} members and partner organisations</i18n:other>
          <i18n:param name="figure"><b><xsl:call-template name="qualified"><xsl:with-param name="value" select="$value"/><xsl:with-param name="qualifier" select="$qualifier"/></xsl:call-template></b></i18n:param>
        </i18n:plural>
      </xsl:when>
      <xsl:when test="$unit = 'governments'">
        <i18n:plural n="$value" context="figure" note="{figure} is a number that may have a word before it, such as: over 130">
          <i18n:one>{figure} local or regional government</i18n:one><i18n:other>{figure} local and regional governments</i18n:other>
          <i18n:param name="figure"><b><xsl:call-template name="qualified"><xsl:with-param name="value" select="$value"/><xsl:with-param name="qualifier" select="$qualifier"/></xsl:call-template></b></i18n:param>
        </i18n:plural>
      </xsl:when>
      <xsl:when test="$unit = 'member-associations'">
        <i18n:plural n="$value" context="figure" note="{figure} is a number that may have a word before it, such as: over 130">
          <i18n:one>{figure} member association</i18n:one><i18n:other>{figure} member associations</i18n:other>
          <i18n:param name="figure"><b><xsl:call-template name="qualified"><xsl:with-param name="value" select="$value"/><xsl:with-param name="qualifier" select="$qualifier"/></xsl:call-template></b></i18n:param>
        </i18n:plural>
      </xsl:when>
      <xsl:when test="$unit = 'local-authorities'">
        <i18n:plural n="$value" context="figure" note="{figure} is a number that may have a word before it, such as: over 130">
          <i18n:one>{figure} local authority</i18n:one><i18n:other>{figure} local authorities</i18n:other>
          <i18n:param name="figure"><b><xsl:call-template name="qualified"><xsl:with-param name="value" select="$value"/><xsl:with-param name="qualifier" select="$qualifier"/></xsl:call-template></b></i18n:param>
        </i18n:plural>
      </xsl:when>
      <xsl:when test="$unit = 'regional-sections'">
        <i18n:plural n="$value" context="figure" note="{figure} is a number that may have a word before it, such as: over 130">
          <i18n:one>{figure} regional section</i18n:one><i18n:other>{figure} regional sections</i18n:other>
          <i18n:param name="figure"><b><xsl:call-template name="qualified"><xsl:with-param name="value" select="$value"/><xsl:with-param name="qualifier" select="$qualifier"/></xsl:call-template></b></i18n:param>
        </i18n:plural>
      </xsl:when>
      <xsl:when test="$unit = 'units-and-unions'">
        <i18n:plural n="$value" context="figure" note="{figure} is a number that may have a word before it, such as: over 130">
          <i18n:one>{figure} local government unit or union</i18n:one><i18n:other>{figure} local government units and unions</i18n:other>
          <i18n:param name="figure"><b><xsl:call-template name="qualified"><xsl:with-param name="value" select="$value"/><xsl:with-param name="qualifier" select="$qualifier"/></xsl:call-template></b></i18n:param>
        </i18n:plural>
      </xsl:when>
      <xsl:otherwise>
        <b><xsl:call-template name="qualified"><xsl:with-param name="value" select="$value"/><xsl:with-param name="qualifier" select="$qualifier"/></xsl:call-template></b>
        <xsl:text> </xsl:text>
        <xsl:value-of select="$unit"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="figure">
    <xsl:call-template name="figure">
      <xsl:with-param name="value" select="number(@value)"/>
      <xsl:with-param name="qualifier" select="string(@qualifier)"/>
      <xsl:with-param name="unit" select="string(@unit)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- When a figure was true. -->
  <xsl:template match="figure" mode="as-of">
    <xsl:choose>
      <xsl:when test="@as-of">
        <i18n:translate note="under a figure: the day on which it was true">
          <i18n:text>as of {date}</i18n:text>
          <i18n:param name="date"><time datetime="{@as-of}"><xsl:value-of select="b:date(@as-of)"/></time></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:otherwise><i18n:text note="under a figure whose source gives no date">undated</i18n:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
