<?xml version="1.0" encoding="UTF-8"?>
<!-- The words of the records' values. A word that is not known here is shown as it is. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:i18n="http://apache.org/cocoon/i18n/2.1" xmlns:b="urn:birlik" exclude-result-prefixes="i18n b">

  <!-- What the build asks for, to have the values of filters in the order of their words. -->
  <xsl:template match="/wording">
    <xsl:choose>
      <xsl:when test="@filter = 'kind'"><xsl:apply-templates select="@value" mode="kind"/></xsl:when>
      <xsl:when test="@filter = 'level'"><xsl:apply-templates select="@value" mode="level"/></xsl:when>
      <xsl:when test="@filter = 'role'"><xsl:apply-templates select="@value" mode="role-filter"/></xsl:when>
      <xsl:when test="@filter = 'publication-kind'"><xsl:apply-templates select="@value" mode="publication-kind"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@*|*" mode="kind">
    <xsl:choose>
      <xsl:when test=". = 'union'"><i18n:text context="kind of organisation">Union</i18n:text></xsl:when>
      <xsl:when test=". = 'association'"><i18n:text context="kind of organisation">Association</i18n:text></xsl:when>
      <xsl:when test=". = 'network'"><i18n:text context="kind of organisation">Network</i18n:text></xsl:when>
      <xsl:when test=". = 'municipality'"><i18n:text context="kind of organisation">Municipality</i18n:text></xsl:when>
      <xsl:when test=". = 'institution'"><i18n:text context="kind of organisation">Institution</i18n:text></xsl:when>
      <xsl:when test=". = 'platform'"><i18n:text context="kind of organisation">Platform</i18n:text></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@*|*" mode="level">
    <xsl:choose>
      <xsl:when test=". = 'local'"><i18n:text context="level of organisation">Local</i18n:text></xsl:when>
      <xsl:when test=". = 'regional'"><i18n:text context="level of organisation">Regional</i18n:text></xsl:when>
      <xsl:when test=". = 'national'"><i18n:text context="level of organisation">National</i18n:text></xsl:when>
      <xsl:when test=". = 'international'"><i18n:text context="level of organisation">International</i18n:text></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@*|*" mode="role">
    <xsl:choose>
      <xsl:when test=". = 'member'"><i18n:text context="role in an organisation" note="what a body is in another one">Member</i18n:text></xsl:when>
      <xsl:when test=". = 'natural-member'"><i18n:text context="role in an organisation" note="what a body is in another one">Natural member</i18n:text></xsl:when>
      <xsl:when test=". = 'member-or-affiliate'"><i18n:text context="role in an organisation" note="what a body is in another one">Member or affiliate (not stated which)</i18n:text></xsl:when>
      <xsl:when test=". = 'participant'"><i18n:text context="role in an organisation" note="what a body is in another one">Ensures its municipalities’ participation</i18n:text></xsl:when>
      <xsl:when test=". = 'representative'"><i18n:text context="role in an organisation" note="what a body is in another one">Represents Türkiye’s municipalities</i18n:text></xsl:when>
      <xsl:when test=". = 'secretariat'"><i18n:text context="role in an organisation" note="what a body is in another one">Secretariat</i18n:text></xsl:when>
      <xsl:when test=". = 'contact-point'"><i18n:text context="role in an organisation" note="what a body is in another one">Contact point</i18n:text></xsl:when>
      <xsl:when test=". = 'operator'"><i18n:text context="role in an organisation" note="what a body is in another one">Runs it</i18n:text></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@*|*" mode="role-filter">
    <xsl:choose>
      <xsl:when test=". = 'member'"><i18n:text context="role in an organisation, short" note="value of a filter">Member</i18n:text></xsl:when>
      <xsl:when test=". = 'natural-member'"><i18n:text context="role in an organisation, short" note="value of a filter">Natural member</i18n:text></xsl:when>
      <xsl:when test=". = 'member-or-affiliate'"><i18n:text context="role in an organisation, short" note="value of a filter">Member or affiliate</i18n:text></xsl:when>
      <xsl:when test=". = 'participant'"><i18n:text context="role in an organisation, short" note="value of a filter">Participant</i18n:text></xsl:when>
      <xsl:when test=". = 'representative'"><i18n:text context="role in an organisation, short" note="value of a filter">Representative</i18n:text></xsl:when>
      <xsl:when test=". = 'secretariat'"><i18n:text context="role in an organisation, short" note="value of a filter">Secretariat</i18n:text></xsl:when>
      <xsl:when test=". = 'contact-point'"><i18n:text context="role in an organisation, short" note="value of a filter">Contact point</i18n:text></xsl:when>
      <xsl:when test=". = 'operator'"><i18n:text context="role in an organisation, short" note="value of a filter">Operator</i18n:text></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@*|*" mode="status">
    <xsl:choose>
      <xsl:when test=". = 'local-government'"><i18n:text context="status of membership">Local government</i18n:text></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@*|*" mode="publication-kind">
    <xsl:choose>
      <xsl:when test=". = 'magazine'"><i18n:text context="kind of publication">Magazine</i18n:text></xsl:when>
      <xsl:when test=". = 'book'"><i18n:text context="kind of publication">Book</i18n:text></xsl:when>
      <xsl:when test=". = 'bulletin'"><i18n:text context="kind of publication">Bulletin</i18n:text></xsl:when>
      <xsl:when test=". = 'periodical'"><i18n:text context="kind of publication">Periodical</i18n:text></xsl:when>
      <xsl:when test=". = 'report'"><i18n:text context="kind of publication">Report</i18n:text></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
