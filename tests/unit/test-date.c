/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <time.h>

#include "text/date/date.h"

static void assert_date(bool found, struct date d, const char *want)
{
    AUTO(buf) b = BUF_INIT;
    assert_int_equal(found, want != NULL);
    if (found) {
        date_add_rfc3339(&b, d);
        assert_string_equal(buf_c(&b), want);
    } else {
        assert_int_equal(d.precision, DATE_NONE);
        assert_int_equal(d.time, 0);
    }
}

static void test_parse(void **state)
{
    static const struct {
        const char *in, *out;
        enum date_precision precision;
    } cases[] = {
        {"2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z", DATE_SECOND},
        {"2003", "2003-01-01T00:00:00Z", DATE_DAY},
        {"2003-12", "2003-12-01T00:00:00Z", DATE_DAY},
        {"20031231", "2003-12-31T00:00:00Z", DATE_DAY},
        {"2003-365", "2003-12-31T00:00:00Z", DATE_DAY},
        {"2003365", "2003-12-31T00:00:00Z", DATE_DAY},
        {"2003-W52-3", "2003-12-24T00:00:00Z", DATE_DAY},
        {"2003W523", "2003-12-24T00:00:00Z", DATE_DAY},
        {"2003-12-31T10:14:55.1234Z", "2003-12-31T10:14:55Z", DATE_SECOND},
        {"2003-12-31T10:14Z", "2003-12-31T10:14:00Z", DATE_MINUTE},
        {"2003-12-31T10Z", "2003-12-31T10:00:00Z", DATE_MINUTE},
        {"20031231T101455Z", "2003-12-31T10:14:55Z", DATE_SECOND},
        {"2003-12-31T10:14:55-0800", "2003-12-31T10:14:55-08:00", DATE_SECOND},
        {"2004-06-31T00:00:00Z", "2004-07-01T00:00:00Z", DATE_SECOND},
        {"Thu, 31 Jun 2004 19:48:21 GMT", "2004-07-01T19:48:21Z", DATE_SECOND},
        {"Sun Jan  4 16:29:06 2004", "2004-01-04T16:29:06Z", DATE_SECOND},
        {"Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T08:19:53-04:00", DATE_SECOND},
        {"Fri, 2006/09/15 08:19:53", "2006-09-15T08:19:53Z", DATE_SECOND},
        {"2004년 05월 28일  01:31:15", "2004-05-28T01:31:15+09:00", DATE_SECOND},
        {"2004-05-25 오후 11:23:17", "2004-05-25T23:23:17+09:00", DATE_SECOND},
        {"Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T12:00:00-05:00", DATE_SECOND},
        {"2013-xx-27", NULL, DATE_NONE},
        {"9999-12-31T23:59:59-99:99", NULL, DATE_NONE},
        {"2003-12-31T10:14:55+23:59", "2003-12-31T10:14:55+23:59", DATE_SECOND},
        {"2003-12-31T10:14:55-23:59", "2003-12-31T10:14:55-23:59", DATE_SECOND},
        {"2003-12-31T10:14:55+24:00", "2003-12-31T10:14:55Z", DATE_SECOND},
        {"2003-12-31T10:14:55−05:00", "2003-12-31T10:14:55-05:00", DATE_SECOND},
        {"Mon Jan  2 15:04:05 −0700 2006", "2006-01-02T15:04:05-07:00", DATE_SECOND},
        {"2003−12−31", "2003-12-31T00:00:00Z", DATE_DAY},
        {"2003-12-31 10.14.55", "2003-12-31T10:14:55Z", DATE_SECOND},
        {"Wed, 31 Dec 2003 10.14.55 +0200", "2003-12-31T10:14:55+02:00", DATE_SECOND},
        {"31.12.2003 klo 10.14", "2003-12-31T10:14:00Z", DATE_MINUTE},
        {"2003-12-31 10.145", NULL, DATE_NONE},
        {"2003-12-31T10:14:55-12:60", NULL, DATE_NONE},
        {"2003-12-31T24:00:00Z", "2004-01-01T00:00:00Z", DATE_SECOND},
        {"2003-12-31T25:14:55Z", NULL, DATE_NONE},
        {"2019-07-27 09:12:00", "2019-07-27T09:12:00Z", DATE_SECOND},
        {"2022.07.14", "2022-07-14T00:00:00Z", DATE_DAY},
        {"2017年06月08日 09:30", "2017-06-08T09:30:00Z", DATE_MINUTE},
        {"2024年5月20日 下午3:05", "2024-05-20T15:05:00Z", DATE_MINUTE},
        {"2024年5月20日", "2024-05-20T00:00:00Z", DATE_DAY},
        {"June 25th, 2024", "2024-06-25T00:00:00Z", DATE_DAY},
        {"Nov.05,2020", "2020-11-05T00:00:00Z", DATE_DAY},
        {"26/09/22", "2022-09-26T00:00:00Z", DATE_DAY},
        {"Wed,14-Dec-2022 11:37:37 GMT", "2022-12-14T11:37:37Z", DATE_SECOND},
        {"2026-09-28-21:50:00", "2026-09-28T21:50:00Z", DATE_SECOND},
        {"2024-02-21   20:12:51", "2024-02-21T20:12:51Z", DATE_SECOND},
        {"mar., 07 avril 2020 10:00:00 +0200", "2020-04-07T10:00:00+02:00", DATE_SECOND},
        {"Fri, 31 Mar 2017 20:19:00 America/Los_Angeles", "2017-03-31T20:19:00-07:00", DATE_SECOND},
        {"Thursday, March 5, 2020 - 16:30 PDT", "2020-03-05T16:30:00-07:00", DATE_MINUTE},
        {"12/31/2020 11:59 PM", "2020-12-31T23:59:00Z", DATE_MINUTE},
        {"vendredi 5 juin 2020 à 12:00", "2020-06-05T12:00:00Z", DATE_MINUTE},
        {"6-Jan-2019", "2019-01-06T00:00:00Z", DATE_DAY},
        {"December 2020", "2020-12-01T00:00:00Z", DATE_DAY},
        {"2020-07-15T11:59:00Z (UTC)", "2020-07-15T11:59:00Z", DATE_SECOND},
        {"Mon Jun 21 2019 10:00:00 GMT+0200 (CEST)", "2019-06-21T10:00:00+02:00", DATE_SECOND},
        {"Tue, 07. Jan 2014", "2014-01-07T00:00:00Z", DATE_DAY},
        {"1515177000", "2018-01-05T18:30:00Z", DATE_SECOND},
        {"1515177000000", "2018-01-05T18:30:00Z", DATE_SECOND},
        {"2022-12-14T22:02:55+01:00[Europe/Berlin]", "2022-12-14T22:02:55+01:00", DATE_SECOND},
        {"Mon, 30 Mar 2020 19:53 +0000", "2020-03-30T19:53:00Z", DATE_MINUTE},
        {"Sun, 21 Oct 2007 07:12 -0500", "2007-10-21T07:12:00-05:00", DATE_MINUTE},
        {"2024年5月20日 星期一 15:05", "2024-05-20T15:05:00Z", DATE_MINUTE},
        {"2024年5月20日（星期一）15时05分", "2024-05-20T15:05:00Z", DATE_MINUTE},
        {"31.12.2023", "2023-12-31T00:00:00Z", DATE_DAY},
        {"31.12.2023 14:05", "2023-12-31T14:05:00Z", DATE_MINUTE},
        {"31/12/2023", "2023-12-31T00:00:00Z", DATE_DAY},
        {"Samstag, 3. Februar 2024, 12:30 Uhr", "2024-02-03T12:30:00Z", DATE_MINUTE},
        {"5 de mayo de 2021", "2021-05-05T00:00:00Z", DATE_DAY},
        {"3 мая 2021 г. 12:30", "2021-05-03T12:30:00Z", DATE_MINUTE},
        {"понедельник, 3 мая 2021", "2021-05-03T00:00:00Z", DATE_DAY},
        {"Yesterday", NULL, DATE_NONE},
        {"today", NULL, DATE_NONE},
        {"hello world", NULL, DATE_NONE},
        {"12", NULL, DATE_NONE},
        {"123456789", NULL, DATE_NONE},
        {"3:05 pm", NULL, DATE_NONE},
        {"July 27", NULL, DATE_NONE},
        {"2024-05-20T15:05:00.000+08:00", "2024-05-20T15:05:00+08:00", DATE_SECOND},
        {"2024-05-20T15:05:00 +0800", "2024-05-20T15:05:00+08:00", DATE_SECOND},
        {"Mon, 20 May 2024 15:05:00 CST", "2024-05-20T15:05:00-06:00", DATE_SECOND},
        {"Fri, 31 Dec 1999 23:59:60 GMT", "2000-01-01T00:00:00Z", DATE_SECOND},
        {"Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01T00:00:00Z", DATE_SECOND},
        {"0001-01-01T00:00:00Z", NULL, DATE_NONE},
        {"-0001-11-30T00:00:00+00:00", NULL, DATE_NONE},
        {"0000-00-00 00:00:00", NULL, DATE_NONE},
        {"Tue, 30 Nov -0001 00:00:00 +0000", NULL, DATE_NONE},
        {"May 5", NULL, DATE_NONE},
        {"2 May 10", "2010-05-02T00:00:00Z", DATE_DAY},
        {"10 May 2010 3pm", "2010-05-10T15:00:00Z", DATE_MINUTE},
        {"Saturday 5th of March 2022 at 10:15am", "2022-03-05T10:15:00Z", DATE_MINUTE},
        {"2021年3月5日 14:05:06", "2021-03-05T14:05:06Z", DATE_SECOND},
        {"3 марта 2021, 14:05", "2021-03-03T14:05:00Z", DATE_MINUTE},
        {"Mon, 1 Jan 2001 1:02:03 GMT", "2001-01-01T01:02:03Z", DATE_SECOND},
        {"01 Jan 100 00:00:00 GMT", "2000-01-01T00:00:00Z", DATE_SECOND},
        {"20:12 2024-02-21", "2024-02-21T20:12:00Z", DATE_MINUTE},
        {"2024-5-1 8:3:5", "2024-05-01T08:03:05Z", DATE_SECOND},
        {"Mon Jan  2 15:04:05 -0700 2006", "2006-01-02T15:04:05-07:00", DATE_SECOND},
        {"2024/05/20 15:05", "2024-05-20T15:05:00Z", DATE_MINUTE},
        {"二〇二四年五月二十日", NULL, DATE_NONE},
        {"20:12 2024-02-21", "2024-02-21T20:12:00Z", DATE_MINUTE},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct date d;
        bool found = date_parse(str_from(cases[i].in), 0, &d);
        assert_date(found, d, cases[i].out);
        assert_int_equal(d.precision, cases[i].precision);
    }
}

/* The zone of the place decides where the text does not. */
static void test_parse_china(void **state)
{
    static const char *const cases[][2] = {
        {"2019-07-27 09:12:00", "2019-07-27T09:12:00+08:00"},
        {"26/09/22", "2026-09-22T00:00:00+08:00"},
        {"Mon, 20 May 2024 15:05:00 CST", "2024-05-20T15:05:00+08:00"},
        {"Mon, 20 May 2024 15:05:00 GMT", "2024-05-20T15:05:00Z"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct date d;
        bool found = date_parse(str_from(cases[i][0]), 480, &d);
        assert_date(found, d, cases[i][1]);
    }
}

static void test_find(void **state)
{
    static const struct {
        const char *in, *out, *part;
    } cases[] = {
        {"From:衡阳党政门户网 | Date Add in:2019-07-27 09:12:00 [A  A]",
         "2019-07-27T09:12:00+08:00", "2019-07-27 09:12:00"},
        {"发布时间：2017年06月08日 09:30 来源：新华网", "2017-06-08T09:30:00+08:00",
         "2017年06月08日 09:30"},
        {"Author:大象新闻 Time:2022.07.14", "2022-07-14T00:00:00+08:00", "2022.07.14"},
        {"Release date: 2024-05-20 16:19 Source", "2024-05-20T16:19:00+08:00", "2024-05-20 16:19"},
        {"2024-02-21   20:12:51 Author: x", "2024-02-21T20:12:51+08:00", "2024-02-21   20:12:51"},
        {"Published June 25th, 2024 by Bob", "2024-06-25T00:00:00+08:00", "June 25th, 2024"},
        {"Nov.05,2020", "2020-11-05T00:00:00+08:00", "Nov.05,2020"},
        {"[2024-05-20]", "2024-05-20T00:00:00+08:00", "2024-05-20"},
        {"(26/09/22)", "2026-09-22T00:00:00+08:00", "26/09/22"},
        {"version 1.2.3 of 2020", NULL, NULL},
        {"tel 0734-8866-1234", NULL, NULL},
        {"10-20 people in 2020", NULL, NULL},
        {"On 5 May 2021 at 10:30, he", "2021-05-05T10:30:00+08:00", "5 May 2021 at 10:30"},
        {"2003-12-31 10.14.55 by", "2003-12-31T10:14:55+08:00", "2003-12-31 10.14.55"},
        {"2003-12-31 10.50 EUR", "2003-12-31T00:00:00+08:00", "2003-12-31"},
        {"ISBN 978-7-5086-1234-5", NULL, NULL},
        {"July 27, 2019 3 comments", "2019-07-27T00:00:00+08:00", "July 27, 2019"},
        {"2019-07-27 3 comments", "2019-07-27T00:00:00+08:00", "2019-07-27"},
        {"2004-7-30", "2004-07-30T00:00:00+08:00", "2004-7-30"},
        {"Mon, 20 May 2024 15:05:00 GMT and so", "2024-05-20T15:05:00Z",
         "Mon, 20 May 2024 15:05:00 GMT"},
        {"来源：x 2024-05-20 10:00 - 11:00", "2024-05-20T10:00:00+08:00", "2024-05-20 10:00"},
        {"2024年5月20日 下午3:05 编辑", "2024-05-20T15:05:00+08:00", "2024年5月20日 下午3:05"},
        {"ip 192.168.10.20", NULL, NULL},
        {"1990-2024", NULL, NULL},
        {"2013-02-31", NULL, NULL},
        {"发布日期：2024-05-20 浏览次数： ", "2024-05-20T00:00:00+08:00", "2024-05-20"},
        {"日期：2024/5/20", "2024-05-20T00:00:00+08:00", "2024/5/20"},
        {"May I 12 2020", NULL, NULL},
        {"Updated: 10:30, 5 May 2021", "2021-05-05T10:30:00+08:00", "10:30, 5 May 2021"},
        /* other calendars, digits and languages */
        {"تاریخ: ۱۲ تیر ۱۳۹۹ -", "2020-07-02T00:00:00+08:00", "۱۲ تیر ۱۳۹۹"},
        {"1399/12/30", "2021-03-20T00:00:00+08:00", "1399/12/30"},
        {"1 فروردین 1404", "2025-03-21T00:00:00+08:00", "1 فروردین 1404"},
        {"٥ فبراير ٢٠٢١", "2021-02-05T00:00:00+08:00", "٥ فبراير ٢٠٢١"},
        {"5 تشرين الأول 2021", "2021-10-05T00:00:00+08:00", "5 تشرين الأول 2021"},
        {"5 تشرين 2021", NULL, NULL},
        {"ב-5 בפברואר 2021", "2021-02-05T00:00:00+08:00", "5 בפברואר 2021"},
        {"วันศุกร์ที่ 5 กุมภาพันธ์ 2564", "2021-02-05T00:00:00+08:00", "5 กุมภาพันธ์ 2564"},
        {"15 ก.พ. 2564", "2021-02-15T00:00:00+08:00", "15 ก.พ. 2564"},
        {"5 ก 2564", NULL, NULL},
        {"5 मार्च 2021", "2021-03-05T00:00:00+08:00", "5 मार्च 2021"},
        {"Ngày 5 tháng 2 năm 2021", "2021-02-05T00:00:00+08:00", "5 tháng 2 năm 2021"},
        {"5 tháng 13 năm 2021", NULL, NULL},
        {"民國110年2月5日", "2021-02-05T00:00:00+08:00", "110年2月5日"},
        {"110年2月5日", "2021-02-05T00:00:00+08:00", "110年2月5日"},
        {"令和3年2月5日", "2021-02-05T00:00:00+08:00", "3年2月5日"},
        {"5. februára 2021", "2021-02-05T00:00:00+08:00", "5. februára 2021"},
        {"5. veljače 2021.", "2021-02-05T00:00:00+08:00", "5. veljače 2021"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct date d;
        size_t start = 0, end = 0;
        struct str in = str_from(cases[i].in);
        bool found = date_find(in, 480, &d, &start, &end);
        assert_date(found, d, cases[i].out);
        if (found)
            assert_str(str_slice(in, start, end), cases[i].part);
    }
}

static void test_from_url(void **state)
{
    static const char *const cases[][2] = {
        {"http://www.jiaxing.gov.cn/art/2024/5/20/art_1578779_59641099.html",
         "2024-05-20T00:00:00+08:00"},
        {"http://eng.hengyang.gov.cn/a/b/202410/t20241023_702120.html",
         "2024-10-23T00:00:00+08:00"},
        {"http://fz.fjsen.com/2024-02/21/content_31523524.htm", "2024-02-21T00:00:00+08:00"},
        {"http://www.enghengyang.gov.cn/Life/Education/20200118/i212482.html",
         "2020-01-18T00:00:00+08:00"},
        {"https://a.cn/202405/20/x.html", "2024-05-20T00:00:00+08:00"},
        {"https://a.kr/A2024052014320005196", "2024-05-20T00:00:00+08:00"},
        {"https://a.kr/A2024052024320005196", NULL},
        {"https://a.cn/2024-05-20-title", "2024-05-20T00:00:00+08:00"},
        {"https://a.uk/news/2024/may/20/title", "2024-05-20T00:00:00+08:00"},
        {"https://a.uk/2024/may-20-things", NULL},
        {"https://20240520.cn/x/12345678.html", NULL},
        {"https://a.cn/1578779/59641099.html", NULL},
        {"https://a.cn/2024/13/40/x", NULL},
        {"https://a.cn/2023/02/30/x", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct date d;
        bool found = date_from_url(str_from(cases[i][0]), 480, &d);
        assert_date(found, d, cases[i][1]);
    }
}

static void test_duration(void **state)
{
    static const struct {
        const char *in;
        int64_t out;
    } cases[] = {
        {"90", 90},        {"01:02:03", 3723}, {"2:05", 125}, {"PT1H2M3S", 3723},
        {"P1DT1S", 86401}, {"PT36M", 2160},    {"12.7", 12},  {" 7 ", 7},
        {"P1W", 604800},   {"1:2:3:4", -1},    {"", -1},      {"abc", -1},
        {"-5", -1},        {"P", -1},          {"P1M", -1},   {"99999999999999999999", -1},
        {"1::2", -1},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        assert_int_equal(duration_parse(str_from(cases[i].in)), cases[i].out);
}

static void test_civil(void **state)
{
    for (int64_t t = -70000000000; t < 260000000000; t += 86399 * 1009) {
        struct civil c = date_civil(t, 330);
        assert_int_equal(date_from_civil(c, 330), t);
        assert_in_range(c.weekday, 0, 6);
        assert_in_range(c.month, 1, 12);
    }
    assert_int_equal(date_civil(0, 0).weekday, 4);
    assert_int_equal(date_civil(-86400 * 5, 0).weekday, 6);
    (void)date_civil(INT64_MAX, 840);
    (void)date_civil(INT64_MIN, -840);
}

static void test_offset(void **state)
{
    static const struct {
        const char *in;
        int minutes;
    } good[] = {{"+08:00", 480}, {"-03:30", -210}, {"+00:00", 0}, {"+25:00", 1500}};
    static const char *const bad[] = {"",       "8",       "+8:00", "08:00",
                                      "+08:60", "+08:00 ", "+0800", "+0x:00"};
    int minutes = 7;
    for (size_t i = 0; i < ARRAY_SIZE(good); i++) {
        AUTO(buf) b = BUF_INIT;
        assert_true(date_parse_offset(str_from(good[i].in), &minutes));
        assert_int_equal(minutes, good[i].minutes);
        date_add_offset(&b, minutes);
        assert_string_equal(buf_c(&b), good[i].in);
    }
    for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
        assert_false(date_parse_offset(str_from(bad[i]), &minutes));
}

/* ---- zones whose offset changes ---------------------------------------------------------- */

static const char berlin[] = "CET-1CEST,M3.5.0,M10.5.0/3", new_york[] = "EST5EDT,M3.2.0,M11.1.0",
                  lord_howe[] = "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0";

static void go_to(const char *zone)
{
    setenv("TZ", zone, 1);
    tzset();
}

static int64_t at(const char *rfc3339)
{
    struct date d;
    assert_true(date_parse(str_from(rfc3339), 0, &d));
    return d.time;
}

/* Dates without a zone, on both sides of each change, in the hour that is left out and in the one
 * that comes twice. */
static void test_settle(void **state)
{
    static const struct {
        const char *zone, *in, *out;
    } cases[] = {
        {berlin, "2026-03-29 01:59:59", "2026-03-29T01:59:59+01:00"},
        {berlin, "2026-03-29 02:30:00", "2026-03-29T03:30:00+02:00"},
        {berlin, "2026-03-29 03:00:00", "2026-03-29T03:00:00+02:00"},
        {berlin, "2026-07-01 12:00:00", "2026-07-01T12:00:00+02:00"},
        {berlin, "2026-10-25 01:59:59", "2026-10-25T01:59:59+02:00"},
        {berlin, "2026-10-25 02:30:00", "2026-10-25T02:30:00+02:00"},
        {berlin, "2026-10-25 03:00:00", "2026-10-25T03:00:00+01:00"},
        {new_york, "2026-03-08 01:59:59", "2026-03-08T01:59:59-05:00"},
        {new_york, "2026-03-08 03:00:00", "2026-03-08T03:00:00-04:00"},
        {new_york, "2026-11-01 00:59:59", "2026-11-01T00:59:59-04:00"},
        {new_york, "2026-11-01 02:00:00", "2026-11-01T02:00:00-05:00"},
        {lord_howe, "2026-04-05 01:29:00", "2026-04-05T01:29:00+11:00"},
        {lord_howe, "2026-04-05 02:00:00", "2026-04-05T02:00:00+10:30"},
        {lord_howe, "2026-10-04 01:59:00", "2026-10-04T01:59:00+10:30"},
        {lord_howe, "2026-10-04 02:30:00", "2026-10-04T02:30:00+11:00"},
        /* A zone that is written holds. */
        {berlin, "2026-07-01 12:00:00 +0100", "2026-07-01T12:00:00+01:00"},
        {berlin, "Wed, 01 Jul 2026 12:00:00 GMT", "2026-07-01T12:00:00Z"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct date d;
        go_to(cases[i].zone);
        bool found = date_parse(str_from(cases[i].in),
                                zone_offset(zone_system, at("2026-01-15T00:00:00Z")), &d);
        date_apply_zone(&d, zone_system);
        assert_date(found, d, cases[i].out);
    }
    go_to("UTC");
}

static void test_midnight(void **state)
{
    static const struct {
        const char *zone, *time, *midnight;
    } cases[] = {
        {berlin, "2026-03-29T12:00:00+02:00", "2026-03-29T00:00:00+01:00"},
        {berlin, "2026-10-25T12:00:00+01:00", "2026-10-25T00:00:00+02:00"},
        {berlin, "2026-10-25T00:00:00+02:00", "2026-10-25T00:00:00+02:00"},
        {berlin, "2026-10-24T23:59:59+02:00", "2026-10-24T00:00:00+02:00"},
        {new_york, "2026-11-01T23:59:59-05:00", "2026-11-01T00:00:00-04:00"},
        {lord_howe, "2026-10-04T23:00:00+11:00", "2026-10-04T00:00:00+10:30"},
        {lord_howe, "2026-04-05T23:00:00+10:30", "2026-04-05T00:00:00+11:00"},
        {berlin, "1969-12-31T12:00:00+01:00", "1969-12-31T00:00:00+01:00"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        go_to(cases[i].zone);
        assert_int_equal(zone_midnight(zone_system, at(cases[i].time)), at(cases[i].midnight));
    }
    go_to("UTC");
    assert_int_equal(zone_midnight(zone_fixed(480), at("2026-06-01T07:00:00+08:00")),
                     at("2026-06-01T00:00:00+08:00"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),       cmocka_unit_test(test_offset),
        cmocka_unit_test(test_parse_china), cmocka_unit_test(test_find),
        cmocka_unit_test(test_from_url),    cmocka_unit_test(test_duration),
        cmocka_unit_test(test_civil),       cmocka_unit_test(test_settle),
        cmocka_unit_test(test_midnight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
