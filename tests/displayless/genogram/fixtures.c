/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph-text.h"

/* The hard cases of genogram.md 3.7, and two families as they are met. */
const GraphFixture graph_fixtures[] = {
  { "01-couple-three-children",
    "p Ann f 1970;p Bob m 1968;p Cat f 1995 index;p Dan m 1997;p Eve f 2001;u u1 Bob Ann married 1994 : Cat Dan Eve" },
  { "02-three-partners",
    "p Xan m 1980 index;p Ada f 1979;p Bea f 1982;p Cleo f 1985;p A1 f 2001;p A2 m 2003;p B1 f 2008;p C1 m 2015;"
    "p C2 f 2018;u ua Xan Ada married div 2000 : A1 A2;u ub Xan Bea living sep 2007 : B1;u uc Xan Cleo living 2014 : C1 C2" },
  { "03-both-have-exes",
    "p Kofi m 2002;p Jade f 2005 index;p Sade f 2001;p Liam m 2000;p Amara f 2020;p Alfie m 2022 bracket;p Baby x preg;"
    "u u1 Kofi Jade living 2024 : Baby;u u2 Kofi Sade living sep 2019 : Amara;u u3 Jade Liam living sep 2021 : Alfie" },
  { "04-single-parent", "p Mum f 1999 index;p Kid m 2020;p Kid2 f 2022;u u1 Mum - : Kid Kid2" },
  { "05-two-mothers-donor",
    "p Mia f 1990 index;p Noa f 1991;p Don m 1988;p Kit f 2023;u u1 Mia Noa married 2019 : Kit;u u2 Don - brief;"
    "c u2 Kit donor" },
  { "06-two-sisters-one-man",
    "p Ma f 1950;p Pa m 1948;p S1 f 1975;p S2 f 1978 index;p Man m 1974;p K1 f 2000;p K2 m 2006;"
    "u u0 Pa Ma married : S1 S2;u u1 Man S1 married div 1998 : K1;u u2 Man S2 living 2004 : K2" },
  { "07-two-brothers-one-woman",
    "p Ma f 1950;p Pa m 1948;p B1 m 1975;p B2 m 1978;p Woman f 1979 index;p K1 f 2000;p K2 m 2006;"
    "u u0 Pa Ma married : B1 B2;u u1 B1 Woman married div 1998 : K1;u u2 B2 Woman living 2004 : K2" },
  { "08-cousins-marry",
    "p G1 m 1920;p G2 f 1922;p A m 1945;p B f 1948;p Aw f 1946;p Bh m 1944;p C m 1970;p D f 1972;p Kid f 2000 index;"
    "u u0 G1 G2 married : A B;u u1 A Aw married : C;u u2 Bh B married : D;u u3 C D married : Kid" },
  { "09-twins-same-woman",
    "p Ma f 1950;p Pa m 1948;p T1 m 1978 twins=t identical;p T2 m 1978 twins=t identical;p Wyn f 1979;p K1 f 2000 index;"
    "p K2 m 2003;u u0 Pa Ma married : T1 T2;u u1 T1 Wyn living sep 1999 : K1;u u2 T2 Wyn living 2002 : K2" },
  { "10-half-siblings-grandparents",
    "p Gf1 m 1940;p Gm1 f 1941;p Gf2 m 1942;p Gm2 f 1943;p Gf3 m 1939;p Gm3 f 1944;p Dad m 1968;p Mum f 1970;p Ex f 1969;"
    "p H1 f 1990;p H2 m 1992;p I f 2000 index;p J m 2003;u ua Gf1 Gm1 married : Dad;u ub Gf2 Gm2 married : Mum;"
    "u uc Gf3 Gm3 married : Ex;u u1 Dad Ex married div 1989 : H1 H2;u u2 Dad Mum married 1998 : I J" },
  { "11-later-partner-no-parents",
    "p Gf m 1940;p Gm f 1941;p Man m 1968;p A f 1970;p Q m 1965;p K1 f 1990 index;p K2 m 1992;p K3 f 1999;"
    "u u0 Gf Gm married : Man;u u1 Man A married div 1989 : K1 K2;u u2 A Q living 1998 : K3" },
  { "12-adopted-both-families",
    "p Bm f 1990;p Bf m 1988;p Am f 1975;p Af m 1973;p Kid m 2012 index;p Sis f 2015;p Asis f 2008;"
    "u u1 Bf Bm living sep 2010 : Kid Sis;u u2 Af Am married 2003 : Asis;c u2 Kid adopted" },
  { "13-foster-aunt",
    "p Gm f 1955;p Gf m 1953;p Mum f 1985 index;p Aunt f 1980;p Dad m 1983;p Unc m 1979;p Kid m 2014 bracket;p Cous f 2010;"
    "u u0 Gf Gm married : Aunt Mum;u u1 Dad Mum living sep 2012 : Kid;u u2 Unc Aunt married 2008 : Cous;c u2 Kid foster" },
  { "14-grandparents-raise",
    "p Gm f 1955;p Gf m 1953;p Mum f 1985;p Dad m 1983;p Kid m 2014 index;u u0 Gf Gm married 1980 : Mum;"
    "u u1 Dad Mum living sep 2012 : Kid;c u0 Kid kinship" },
  { "15-twelve-siblings-triplets",
    "p Ma f 1950;p Pa m 1948;p C01 m 1970;p C02 f 1971;p C03 m 1972;p C04 f 1974 twins=t;p C05 f 1974 twins=t;"
    "p C06 m 1974 twins=t;p C07 m 1976;p C08 f 1978;p C09 m 1980 index;p C10 f 1982;p C11 f 1984;p C12 m 1986;"
    "u u0 Pa Ma married 1969 : C01 C02 C03 C04 C05 C06 C07 C08 C09 C10 C11 C12" },
  { "16-losses",
    "p Ma f 1990 index;p Pa m 1988;p K1 m 2012;p L1 x 2014 mc;p Rose f 2016 sb;p L2 x 2018 top;p Baby x preg;"
    "u u0 Pa Ma married 2011 : K1 L1 Rose L2 Baby" },
  { "17-step-siblings-marry",
    "p A m 1950;p B f 1952;p Xa f 1951;p Xb m 1949;p Son m 1975;p Dau f 1977;p Kid f 2005 index;"
    "u u1 A Xa married div 1973 : Son;u u2 Xb B married div 1975 : Dau;u u3 A B married 1985;u u4 Son Dau married 2003 : Kid" },
  { "18-six-generations",
    "p P1 m 1870;p P2 f 1895;p P3 m 1920;p P4 f 1945;p P5 m 1970;p P6 f 1995 index;u u1 P1 - : P2;u u2 P2 - : P3;"
    "u u3 P3 - : P4;u u4 P4 - : P5;u u5 P5 - : P6" },
  { "19-three-families",
    "p A1 m 1970;p A2 f 1971;p A3 f 2000 index;u ua A1 A2 married : A3;p B1 m 1960;p B2 f 1961;p B3 f 1990;p B4 m 1992;"
    "u ub B1 B2 married : B3 B4;p C1 f 1980;p C2 m 2010;u uc C1 - : C2" },
  { "20-no-links", "p Solo n 1990 index" },
  { "21-picture",
    "p Emmanuel m 1969 dead;p Grace f 1974;p Neil m 1978;p Donna f 1981;p Abena f 1998;p Kofi m 2002;p Sade f 2001;"
    "p Jade f 2005 index;p Liam m 2000;p Callum m 2009;p Amara f 2020;p Alfie m 2022 bracket;p Baby x preg;"
    "u u1 Emmanuel Grace married 1997 : Abena Kofi;u u2 Neil Donna married div 2001 : Jade Callum;"
    "u u3 Kofi Jade living 2024 : Baby;u u4 Kofi Sade living sep 2019 : Amara;u u5 Jade Liam living sep 2021 : Alfie;"
    "b Grace Jade close;b Donna Jade hostile;h At-Jade-and-Kofi’s-flat : Jade Kofi Baby" },
  { "22-two-brothers-two-sisters",
    "p Fa m 1940;p Mo f 1941;p Ga m 1939;p Go f 1942;p B1 m 1965;p B2 m 1968;p S1 f 1964;p S2 f 1969;p K1 f 1990 index;"
    "p K2 m 1991;u u1 Fa Mo married : B1 B2;u u2 Ga Go married : S1 S2;u u3 B1 S2 married : K1;u u4 B2 S1 married : K2", 1 },
  { "23-uncle-niece",
    "p G1 m 1920;p G2 f 1922;p A m 1945;p Unc m 1950;p Aw f 1946;p N f 1970;p Kid f 1995 index;u u0 G1 G2 married : A Unc;"
    "u u1 A Aw married : N;u u2 Unc N married 1993 : Kid" },
};

const guint n_graph_fixtures = G_N_ELEMENTS (graph_fixtures);
