<?xml version="1.0" encoding="UTF-8"?>
<!-- How other organisations stand to that of the page: here the other one is the subject. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">

  <xsl:template match="inverse/relation">
    <xsl:choose>
      <xsl:when test="@kind = 'section-of' and @year">
        <i18n:translate note="on the page of an organisation, about another one, {name}">
          <i18n:text>Section since {year}: {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'section-of'">
        <i18n:translate note="on the page of an organisation, about another one, {name}">
          <i18n:text>Section: {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'unit-of' and @year">
        <i18n:translate note="on the page of an organisation, about another one, {name}">
          <i18n:text>Regional unit, from {year}: {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'unit-of'">
        <i18n:translate note="on the page of an organisation, about another one, {name}">
          <i18n:text>Regional unit: {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'became' and @year">
        <i18n:translate note="on the page of an organisation, about another one, {name}">
          <i18n:text>Until {year}: {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'became'">
        <i18n:translate note="on the page of an organisation, about another one, {name}">
          <i18n:text>Formerly: {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'founded-by' and @year">
        <i18n:translate note="on the page of an organisation, about another one, {name}">
          <i18n:text>Founded at its initiative in {year}: {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'founded-by'">
        <i18n:translate note="on the page of an organisation, about another one, {name}">
          <i18n:text>Founded at its initiative: {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'set-up-by' and @year">
        <i18n:translate note="on the page of an organisation, about another one, {name}">
          <i18n:text>Set up by it in {year}: {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'set-up-by'">
        <i18n:translate note="on the page of an organisation, about another one, {name}">
          <i18n:text>Set up by it: {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'launched-by' and @year">
        <i18n:translate note="on the page of an organisation, about another one, {name}">
          <i18n:text>Launched by it in {year}: {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'launched-by'">
        <i18n:translate note="on the page of an organisation, about another one, {name}">
          <i18n:text>Launched by it: {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'body-of' and @year">
        <i18n:translate note="on the page of an organisation, about another one, {name}">
          <i18n:text>Its body since {year}: {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'body-of'">
        <i18n:translate note="on the page of an organisation, about another one, {name}">
          <i18n:text>Its body: {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'working-group-of' and @year">
        <i18n:translate note="on the page of an organisation, about another one, {name}">
          <i18n:text>Its working group since {year}: {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'working-group-of'">
        <i18n:translate note="on the page of an organisation, about another one, {name}">
          <i18n:text>Its working group: {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'in-contact-with' and @year">
        <i18n:translate note="on the page of an organisation, about another one, {name}">
          <i18n:text>In close contact with it since {year}: {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'in-contact-with'">
        <i18n:translate note="on the page of an organisation, about another one, {name}">
          <i18n:text>In close contact with it: {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="@kind"/><xsl:text> </xsl:text><xsl:call-template name="short-link"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
