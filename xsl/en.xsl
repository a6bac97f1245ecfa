<?xml version="1.0" encoding="UTF-8"?>
<!-- English: the language of the templates; it needs no grammar. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="site.xsl"/>
  <xsl:output method="html" encoding="UTF-8"/>
</xsl:stylesheet>
