<?xml version="1.0" encoding="UTF-8"?>
<!-- What Turkish spelling does not tell by itself: for the suffixes of tr.xsl. Lists are of
     small letters with a blank before and after each word. A single name that none of this
     knows gets its reading and its flags in db/content/readings.xml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:b="urn:birlik" exclude-result-prefixes="b">

  <xsl:variable name="small-letters" select="'abcçdefgğhıijklmnoöpqrsştuüvwxyzâîû'"/>

  <!-- Palatal l, t, f at the end: saati, golü. -->
  <xsl:variable name="front-words" select="' saat kanaat cemaat ziraat itaat şefaat kabahat seyahat hakikat dikkat sıhhat şefkat sürat şevkat kıraat
    harf harp kalp garp rol gol alkol petrol kontrol protokol metropol sembol ampul usul kabul mahsul meşgul meçhul
    hal misal hayal ihtimal ihmal ihlal iptal imal ithal ideal istiklal istikbal ihtilal intikal işgal iştigal visal hilal
    normal sosyal federal general amiral mareşal sinyal festival karnaval terminal katedral mineral moral
    emlak idrak helak iştirak kemal cemal celal bilal iclal nihal resul
    nepal senegal seul montreal portugal '"/>

  <!-- Units behind a number, and how they are spoken. -->
  <xsl:variable name="units" select="'|km=kilometre|m=metre|cm=santimetre|mm=milimetre|km²=kilometrekare|m²=metrekare|m³=metreküp|ha=hektar|kg=kilogram|g=gram|gr=gram|mg=miligram|l=litre|ml=mililitre|sa=saat|dk=dakika|sn=saniye|kW=kilovat|kWh=kilovatsaat|MW=megavat|GW=gigavat|MWh=megavatsaat|GWh=gigavatsaat|°C=santigrat|₺=lira|$=dolar|€=avro|£=sterlin|'"/>

  <xsl:variable name="roman-numbers" select="'|I=1|II=2|III=3|IV=4|V=5|VI=6|VII=7|VIII=8|IX=9|XI=11|XII=12|XIII=13|XIV=14|XV=15|XVI=16|XVII=17|XVIII=18|XIX=19|XX=20|XXI=21|'"/>

  <!-- Last words of institutions' names: possessives, and the few that are none. -->
  <xsl:variable name="institution-words" select="' ağı ağları ajansı akademisi ajansları bakanlığı bankası barosu başkanlığı belediyesi belediyeleri birimi birliği birlikleri
    borsası bölümü bürosu cumhurbaşkanlığı cemiyeti dairesi danıştayı dekanlığı delegasyonu derneği dernekleri divanı elçiliği büyükelçiliği başkonsolosluğu
    emniyeti enstitüsü enstitüleri fakültesi federasyonu federasyonları fonu forumu girişimi grubu gümrüğü hastanesi heyeti holdingi idaresi idareleri inisiyatifi
    ittifakı işleri işletmesi kaymakamlığı kitaplığı koalisyonu koleji komisyonu komitesi komutanlığı konfederasyonu kongresi konseyi konseyleri
    konservatuvarı konsolosluğu kooperatifi kulübü kuruluşu kurulu kurulları kurultayı kurumu kurumları kuvvetleri kütüphanesi lisesi mahkemesi meclisi
    meclisleri merkezi merkezleri misyonu muhtarlığı müdürlüğü müdürlükleri müftülüğü müsteşarlığı müzesi odası odaları ofisi okulu operası orkestrası
    ordusu ortaklığı örgütü parlamentosu partisi platformu postanesi rektörlüğü sandığı savcılığı sekretaryası sekreterliği sendikası sendikaları
    şirketi şubesi şurası teşkilatı temsilciliği tiyatrosu topluluğu toplulukları üniversitesi üniversiteleri üst-kurulu vakfı vakıfları valiliği valilikleri
    senatosu encümeni komiserliği koordinatörlüğü defterdarlığı anaokulu ilkokulu ortaokulu laboratuvarı arşivi radyosu televizyonu kabinesi
    kooperatifleri komiteleri komisyonları bakanlıkları işletmeleri şirketleri akademileri yüksekokulu zabıtası danıştay sayıştay yargıtay milletler '"/>

  <!-- Other words that end a name of two words and more in a possessive. Those in -sı, -ğı and -ları are known by
       their form. -->
  <xsl:variable name="possessive-words" select="' anıtı antlaşması atölyesi bildirimi boğazı bulvarı burnu bülteni camii çayı çemberi çeşmesi çölü denizi devleti dili
    dönemi düzeni evi festivali geçidi günü hanı hareketi havalimanı ırmağı ili ilkesi indeksi kabilesi kampı kampüsü kanalı kanunu kapısı kemeri kenti kitabı koridoru
    köyü köprüsü kulesi kupası körfezi ligi limanı mektebi meydanı mezarı modeli nehri okyanusu ormanı ödülü parkı planı plajı programı projesi raporu sahili
    sarayı savaşı sistemi sokağı stadı stadyumu stadyumu surları şartı şehri tarihi tapınağı tüneli tüzüğü türbesi vadisi yarımadası yasası yılı yolu yönetimi yönetmeliği
    zirvesi cumhuriyeti imparatorluğu krallığı gölü garı köşkü kervansarayı hamamı bedesteni göleti barajı katedrali manastırı mutabakatı
    protokolü çalıştayı sempozyumu konferansı semineri fuarı bayramı takvimi gündemi portalı hattı tramvayı otoyolu terminali semti apartmanı pasajı oteli
    heykeli kompleksi kılavuzu müfredatı karnavalı bienali maratonu kartı endeksi kararı mektubu belgeseli filmi romanı destanı üssü zaferi fethi devrimi '"/>

  <!-- Endings by which a single word is known to be a compound with a possessive: Kuşadası, Gölbaşı, Zeytinburnu. -->
  <xsl:variable name="possessive-ends" select="' oğlu adası başı burnu önü içi pazarı düzü hanı şehri gölü ağzı kapısı kalesi köprüsü deresi bahçesi tepesi ovası '"/>
  <!-- Those that look so and are not, or whose users differ. -->
  <xsl:variable name="plain-words" select="' yüzbaşı binbaşı onbaşı elbaşı ağrı uğru '"/>

  <!-- Read with care: TDK, local use and newspapers differ. -->
  <xsl:variable name="disputed-words" select="' kocaeli kırklareli tunceli rumeli manchester stockholm '"/>

  <!-- The last word of a text of words with one blank between. -->
  <xsl:template name="last-word">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="contains($text, ' ')">
        <xsl:call-template name="last-word"><xsl:with-param name="text" select="substring-after($text, ' ')"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- In small letters of the Turkish alphabet, as near as spelling comes to sound; without marks in between. -->
  <xsl:template name="folded">
    <xsl:param name="text"/>
    <xsl:value-of select="translate($text,
        'ABCÇDEFGĞHIİJKLMNOÖPQRSŞTUÜVWXYZÂÁÀÃĂĄĀÅâáàãăąāåÄÆäæÉÈÊËĚĘĖĒéèêëěęėēÎÍÌÏĪÝîíìïīýÿÔÓÒÕŌôóòõōØŐŒøőœÛÚÙŮŪûúùůūŰűČĆčćŽŹŻžźżŠŚȘšśșßẞÑŃŇñńňŁĽĹłľĺĐĎÐđďðŘŔřŕȚŤÞțťþ.,;:+*_™®',
        'abcçdefgğhıijklmnoöpqrsştuüvwxyzaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeeeeeiiiiiiiiiiiiiooooooooooööööööuuuuuuuuuuüüççççzzzzzzşşşşşşssnnnnnnllllllddddddrrrrtttttt')"/>
  </xsl:template>

  <!-- Something if the folded word ends in the possessive of the third person. `alone`: the name has no other word. -->
  <xsl:template name="possessive">
    <xsl:param name="word"/>
    <xsl:param name="alone"/>
    <xsl:variable name="length" select="string-length($word)"/>
    <xsl:variable name="two" select="substring($word, $length - 1)"/>
    <xsl:variable name="three" select="substring($word, $length - 2)"/>
    <xsl:choose>
      <xsl:when test="not(contains('ıiuü', substring($word, $length))) or contains($plain-words, concat(' ', $word, ' '))"/>
      <!-- -ğı is a softened -k: Birliği, Kazdağı. -->
      <xsl:when test="substring($two, 1, 1) = 'ğ' and $length &gt; 3">poss</xsl:when>
      <xsl:when test="contains($possessive-ends, concat(' ', substring($word, $length - 3), ' ')) or
                      contains($possessive-ends, concat(' ', substring($word, $length - 4), ' ')) or
                      contains($possessive-ends, concat(' ', substring($word, $length - 5), ' ')) or
                      contains($possessive-ends, concat(' ', $three, ' ')) and $length &gt; 5 or
                      contains($possessive-ends, concat(' ', substring($word, $length - 6), ' '))">poss</xsl:when>
      <xsl:when test="contains($institution-words, concat(' ', $word, ' ')) and (not($alone) or $length &gt; 7)">poss</xsl:when>
      <xsl:when test="$alone"/>
      <xsl:when test="contains($possessive-words, concat(' ', $word, ' '))">poss</xsl:when>
      <!-- Belediyesi, ajansları: by the harmony of the vowels, so that a Karasu is none. -->
      <xsl:when test="contains(' ası ısı esi isi osu usu ösü üsü ', concat(' ', $three, ' '))">poss</xsl:when>
      <xsl:when test="contains(' ları leri ', concat(' ', substring($word, $length - 3), ' ')) and $length &gt; 4">poss</xsl:when>
      <xsl:when test="$three = 'onu' and $length &gt; 6">poss</xsl:when><!-- Federasyonu, Salonu -->
    </xsl:choose>
  </xsl:template>

  <!-- Something if the folded word names an institution. -->
  <xsl:template name="institution">
    <xsl:param name="word"/>
    <xsl:if test="contains($institution-words, concat(' ', $word, ' '))">joined</xsl:if>
  </xsl:template>

  <!-- What `birlik check` says of values without a reading: a line each, empty where
       the spelling tells enough. -->
  <xsl:template match="/uncertain">
    <xsl:for-each select="value">
      <xsl:call-template name="uncertain"/>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="uncertain">
    <xsl:variable name="last-word">
      <xsl:call-template name="last-word"><xsl:with-param name="text" select="normalize-space(translate(., '()[]“”&quot;’‘»«…!?', ''))"/></xsl:call-template>
    </xsl:variable>
    <xsl:variable name="word">
      <xsl:call-template name="folded"><xsl:with-param name="text" select="$last-word"/></xsl:call-template>
    </xsl:variable>
    <xsl:variable name="length" select="string-length($word)"/>
    <xsl:variable name="last" select="substring($word, $length)"/>
    <xsl:variable name="two" select="substring($word, $length - 1)"/>
    <xsl:variable name="vowels" select="translate($word, translate($word, 'aeıioöuü', ''), '')"/>
    <xsl:variable name="capitals" select="$length &gt; 2 and not(translate($last-word, 'ABCDEFGHIJKLMNOPQRSTUVWXYZÇĞİÖŞÜ-&amp;', ''))"/>
    <xsl:variable name="possessive">
      <xsl:call-template name="possessive">
        <xsl:with-param name="word" select="string($word)"/>
        <xsl:with-param name="alone" select="not(contains(., ' '))"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="contains('0123456789', $last)"/>
      <xsl:when test="$capitals and $vowels != '' and not(contains('aeioöuü', $last))">read by letters or as a word?</xsl:when>
      <xsl:when test="$capitals"/>
      <xsl:when test="@lang">a name in another language: how is it spoken?</xsl:when>
      <xsl:when test="contains($disputed-words, concat(' ', $word, ' '))">writers differ</xsl:when>
      <xsl:when test="$possessive != ''"/>
      <xsl:when test="translate($last-word, 'abcçdefgğhıijklmnoöpqrsştuüvwxyzABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZâîûÂÎÛ-', '') != '' or
                      $word != translate($word, 'qwx', '')">letters that Turkish does not have</xsl:when>
      <xsl:when test="contains(' ch sh gh th ck tz nz ou ea ee oo ie aw ew ow ', concat(' ', $two, ' ')) or
                      contains(' eau aux eux ois ais ault ieu ies ', concat(' ', substring($word, $length - 2), ' ')) or
                      $last = 'c' or ($last = 'y' and not(contains('aeıioöuü', substring($two, 1, 1))))">a foreign spelling: how is it spoken?</xsl:when>
      <xsl:when test="contains(., ' ') and contains('ıiuü', $last) and not(contains('aeıioöuü', substring($two, 1, 1)))">does it end in a possessive?</xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
