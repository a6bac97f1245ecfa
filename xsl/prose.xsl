<?xml version="1.0" encoding="UTF-8"?>
<!-- Running text with values in it, as the build writes it: markup as it is, and each
     value as a reader sees it, with its suffix where the language has one. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">

  <xsl:template match="/prose">
    <xsl:apply-templates mode="prose"/>
  </xsl:template>

  <xsl:template match="*" mode="prose">
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:apply-templates mode="prose"/>
    </xsl:copy>
  </xsl:template>

  <!-- The suffix of a link is part of it. -->
  <xsl:template match="value[@case and @href]" mode="prose" priority="3">
    <a href="{@href}">
      <xsl:call-template name="value-with-suffix"><xsl:with-param name="shown"><xsl:apply-templates select="." mode="text"/></xsl:with-param></xsl:call-template>
    </a>
  </xsl:template>
  <xsl:template match="value[@case]" mode="prose" priority="2">
    <xsl:call-template name="value-with-suffix"><xsl:with-param name="shown"><xsl:apply-templates select="." mode="shown"/></xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:template name="value-with-suffix">
    <xsl:param name="shown"/>
    <xsl:call-template name="suffix">
      <xsl:with-param name="value" select="$shown"/>
      <xsl:with-param name="case" select="string(@case)"/>
      <xsl:with-param name="apostrophe" select="string(@apostrophe)"/>
      <xsl:with-param name="reading" select="string(@reading)"/>
      <xsl:with-param name="flags" select="string(@flags)"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="value" mode="prose" priority="1">
    <xsl:apply-templates select="." mode="shown"/>
  </xsl:template>

  <xsl:template match="value" mode="shown">
    <xsl:choose>
      <xsl:when test="@type = 'number'"><xsl:call-template name="number"><xsl:with-param name="value" select="number(.)"/></xsl:call-template></xsl:when>
      <xsl:when test="@type = 'date'"><time datetime="{.}"><xsl:value-of select="b:date(string(.))"/></time></xsl:when>
      <xsl:when test="@type = 'figure'">
        <xsl:call-template name="qualified">
          <xsl:with-param name="value" select="number(@value)"/>
          <xsl:with-param name="qualifier" select="string(@qualifier)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@href"><a href="{@href}"><xsl:copy-of select="@lang"/><xsl:value-of select="."/></a></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
