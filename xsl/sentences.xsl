<?xml version="1.0" encoding="UTF-8"?>
<!-- Sentences made from records: memberships, relations, how a body came about. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">

  <!-- What a body is in another one, and since when. -->
  <xsl:template match="*" mode="membership">
    <xsl:choose>
      <xsl:when test="@role = 'member' and @since and @until">
        <i18n:translate note="what a body is in another one">
          <i18n:text>Member from {since} to {until}</i18n:text>
          <i18n:param name="since"><time><xsl:value-of select="@since"/></time></i18n:param>
          <i18n:param name="until"><time><xsl:value-of select="@until"/></time></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@role = 'member' and @until">
        <i18n:translate note="what a body is in another one">
          <i18n:text>Member until {until}</i18n:text>
          <i18n:param name="until"><time><xsl:value-of select="@until"/></time></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@role = 'member' and @since">
        <i18n:translate note="what a body is in another one">
          <i18n:text>Member since {year}</i18n:text>
          <i18n:param name="year"><time><xsl:value-of select="@since"/></time></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@since and @until">
        <i18n:translate note="{role} is what a body is in another one, such as: Contact point">
          <i18n:text>{role}, from {since} to {until}</i18n:text>
          <i18n:param name="role"><xsl:apply-templates select="@role" mode="role"/></i18n:param>
          <i18n:param name="since"><time><xsl:value-of select="@since"/></time></i18n:param>
          <i18n:param name="until"><time><xsl:value-of select="@until"/></time></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@since">
        <i18n:translate note="{role} is what a body is in another one, such as: Contact point">
          <i18n:text>{role}, since {year}</i18n:text>
          <i18n:param name="role"><xsl:apply-templates select="@role" mode="role"/></i18n:param>
          <i18n:param name="year"><time><xsl:value-of select="@since"/></time></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@until">
        <i18n:translate note="{role} is what a body is in another one, such as: Contact point">
          <i18n:text>{role}, until {year}</i18n:text>
          <i18n:param name="role"><xsl:apply-templates select="@role" mode="role"/></i18n:param>
          <i18n:param name="year"><time><xsl:value-of select="@until"/></time></i18n:param>
        </i18n:translate>
      </xsl:when>
      <!-- Said by one source alone. -->
      <xsl:when test="@role = 'secretariat'">
        <i18n:translate note="{role} is what a body is in another one, such as: Secretariat; {source} is the title of a page or the short name of a body">
          <i18n:text>{role}, according to {source}</i18n:text>
          <i18n:param name="role"><xsl:apply-templates select="@role" mode="role"/></i18n:param>
          <i18n:param name="source">
            <xsl:choose>
              <xsl:when test="source"><xsl:apply-templates select="source" mode="link"/></xsl:when>
              <xsl:otherwise><xsl:for-each select="$page/publisher"><xsl:call-template name="short"/></xsl:for-each></xsl:otherwise>
            </xsl:choose>
          </i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="@role" mode="role"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@status">
      <xsl:text> </xsl:text>
      <span class="status">
        <i18n:translate note="how a network calls this kind of member">
          <i18n:text>(status: {status})</i18n:text>
          <i18n:param name="status"><xsl:apply-templates select="@status" mode="status"/></i18n:param>
        </i18n:translate>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- How a body came about, as a source tells it. -->
  <xsl:template match="founding">
    <xsl:choose>
      <xsl:when test="@event = 'founded' and @year and place">
        <i18n:translate note="how an organisation came about">
          <i18n:text>Founded in {place} in {year}</i18n:text>
          <i18n:param name="place" read="place/@read" flags="place/@flags"><xsl:apply-templates select="place" mode="text"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@event = 'founded' and @year">
        <i18n:translate note="how an organisation came about">
          <i18n:text>Founded in {year}</i18n:text>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@event = 'founded' and place">
        <i18n:translate note="how an organisation came about">
          <i18n:text>Founded in {place}</i18n:text>
          <i18n:param name="place" read="place/@read" flags="place/@flags"><xsl:apply-templates select="place" mode="text"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@event = 'decided' and @year and place">
        <i18n:translate note="how an organisation came about">
          <i18n:text>Founding decided in {place} in {year}</i18n:text>
          <i18n:param name="place" read="place/@read" flags="place/@flags"><xsl:apply-templates select="place" mode="text"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@event = 'decided' and @year">
        <i18n:translate note="how an organisation came about">
          <i18n:text>Founding decided in {year}</i18n:text>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@event = 'decided' and place">
        <i18n:translate note="how an organisation came about">
          <i18n:text>Founding decided in {place}</i18n:text>
          <i18n:param name="place" read="place/@read" flags="place/@flags"><xsl:apply-templates select="place" mode="text"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@event = 'public-entity' and @year">
        <i18n:translate>
          <i18n:text>Public legal entity since {year}</i18n:text>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="@event"/>
        <xsl:if test="@year"><xsl:text> </xsl:text><xsl:value-of select="@year"/></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- How this organisation stands to another: this one is the subject. -->
  <xsl:template match="relations/relation">
    <xsl:choose>
      <xsl:when test="@kind = 'section-of' and @year">
        <i18n:translate note="on the page of an organisation, about itself; {name} is another one">
          <i18n:text>Section of {name} since {year}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'section-of'">
        <i18n:translate note="on the page of an organisation, about itself; {name} is another one">
          <i18n:text>Section of {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'unit-of' and @year">
        <i18n:translate note="on the page of an organisation, about itself; {name} is another one">
          <i18n:text>Regional unit of {name}, from {year}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'unit-of'">
        <i18n:translate note="on the page of an organisation, about itself; {name} is another one">
          <i18n:text>Regional unit of {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'became' and @year">
        <i18n:translate note="on the page of an organisation, about itself; {name} is another one">
          <i18n:text>Became {name} in {year}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'became'">
        <i18n:translate note="on the page of an organisation, about itself; {name} is another one">
          <i18n:text>Became {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'founded-by' and @year">
        <i18n:translate note="on the page of an organisation, about itself; {name} is another one">
          <i18n:text>Founded in {year} at the initiative of {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'founded-by'">
        <i18n:translate note="on the page of an organisation, about itself; {name} is another one">
          <i18n:text>Founded at the initiative of {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'set-up-by' and @year">
        <i18n:translate note="on the page of an organisation, about itself; {name} is another one">
          <i18n:text>Set up by {name} in {year}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'set-up-by'">
        <i18n:translate note="on the page of an organisation, about itself; {name} is another one">
          <i18n:text>Set up by {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'launched-by' and @year">
        <i18n:translate note="on the page of an organisation, about itself; {name} is another one">
          <i18n:text>Launched by {name} in {year}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'launched-by'">
        <i18n:translate note="on the page of an organisation, about itself; {name} is another one">
          <i18n:text>Launched by {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'body-of' and @year">
        <i18n:translate note="on the page of an organisation, about itself; {name} is another one">
          <i18n:text>Body of {name} since {year}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'body-of'">
        <i18n:translate note="on the page of an organisation, about itself; {name} is another one">
          <i18n:text>Body of {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'working-group-of' and @year">
        <i18n:translate note="on the page of an organisation, about itself; {name} is another one">
          <i18n:text>Working group of {name} since {year}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'working-group-of'">
        <i18n:translate note="on the page of an organisation, about itself; {name} is another one">
          <i18n:text>Working group of {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'in-contact-with' and @year">
        <i18n:translate note="on the page of an organisation, about itself; {name} is another one">
          <i18n:text>In close contact with {name} since {year}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
          <i18n:param name="year"><xsl:value-of select="@year"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:when test="@kind = 'in-contact-with'">
        <i18n:translate note="on the page of an organisation, about itself; {name} is another one">
          <i18n:text>In close contact with {name}</i18n:text>
          <i18n:param name="name" read="(acronym | name[not(../acronym)])/@read" flags="(acronym | name[not(../acronym)])/@flags"><xsl:call-template name="short-link"/></i18n:param>
        </i18n:translate>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="@kind"/><xsl:text> </xsl:text><xsl:call-template name="short-link"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
