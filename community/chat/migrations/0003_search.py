"""The column messages are found by, and the functions that make its entries.

The column is generated, so that whatever writes a text writes its entries in the same statement and
nothing can forget them. No model carries it: every read of a message would fetch it.

`chat_search_words`: the words of a text, lower case, without accents and punctuation. A run of
Chinese, Japanese or Korean characters becomes its first character, every pair of neighbours, and
its last one, so that any part of it can be found as a phrase.
`chat_search_vector`: the entries of a text: its words, `has:link`, and `@name` for each mention.
`chat_search_query`: what finds a word or phrase; `prefix`: its last word may go on.

They may call built-in functions only, by which a dump restores whatever the search path is.
"""

from django.db import migrations

_CJK = (
    r"\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c"
    r"\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u3131-\u318e"
    r"\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7a3"
    r"\ud7b0-\ud7fb\uf900-\ufaff\U00020000-\U0003ffff"
)

_FUNCTIONS = rf"""
CREATE FUNCTION chat_search_words(content text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    words text;
BEGIN
    IF octet_length(content) = char_length(content) THEN
        RETURN regexp_replace(
            lower(content), '[\u0001-\u0008\u000e-\u001f!-/:-@\[-`{{-\u007f]+', ' ', 'g');
    END IF;
    words := lower(normalize(content, NFKC));
    IF words ~ '[\u00c0-\u024f\u0300-\u052f\u1e00-\u1fff]' THEN
        words := normalize(
            regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]+', '', 'g'), NFC);
    END IF;
    words := regexp_replace(words, '[^[:alnum:][:space:]]+', ' ', 'g');
    IF words ~ '[{_CJK}]' THEN
        words := regexp_replace(words, '[{_CJK}]+', ' \& ', 'g');
        words := regexp_replace(words, '[{_CJK}]', '\& \&', 'g');
    END IF;
    RETURN words;
END $$;

CREATE FUNCTION chat_search_vector(words text, content text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    found tsvector := to_tsvector('pg_catalog.simple', words);
BEGIN
    IF strpos(content, '://') > 0 AND content ~* '\mhttps?://\S' THEN
        found := found || array_to_tsvector(ARRAY['has:link']);
    END IF;
    IF strpos(content, '@') > 0 THEN
        found := found || array_to_tsvector(ARRAY(
            SELECT '@' || mention[1] FROM regexp_matches(
                lower(content), '(?<![\w.@/-])@(\w(?:[\w.-]{{0,30}}\w)?)', 'g') AS mention));
    END IF;
    RETURN found;
END $$;

CREATE FUNCTION chat_search_query(words text, prefix boolean) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    parts text[] := regexp_split_to_array(btrim(words), '\s+');
    parted boolean := parts[array_length(parts, 1)] ~ '^[{_CJK}]';
BEGIN
    IF array_length(parts, 1) = 2 AND parted AND parts[1] = parts[2] THEN
        RETURN to_tsquery('pg_catalog.simple', parts[1] || ':*');
    END IF;
    IF parts[1] ~ '^[{_CJK}]' THEN
        parts := parts[2:];
    END IF;
    IF parted THEN
        parts := parts[:array_length(parts, 1) - 1];
    END IF;
    IF prefix AND NOT parted AND parts[1] <> '' THEN
        RETURN to_tsquery('pg_catalog.simple', array_to_string(parts, ' <-> ') || ':*');
    END IF;
    RETURN phraseto_tsquery('pg_catalog.simple', array_to_string(parts, ' '));
END $$;
"""

_COLUMN = """
ALTER TABLE chat_message ADD COLUMN search tsvector NOT NULL
    GENERATED ALWAYS AS (chat_search_vector(chat_search_words(content), content)) STORED;
ALTER TABLE chat_message ALTER COLUMN search SET STATISTICS 400;
-- Entries wait in a list that whoever fills it sorts in: 4 MB of it, the default, would stall one
-- commit in ten thousand for a tenth of a second.
CREATE INDEX message_search ON chat_message USING gin (search)
    WITH (gin_pending_list_limit = 1024)
    WHERE state = 'published' AND deleted_at IS NULL;
"""

_UNDO = """
ALTER TABLE chat_message DROP COLUMN search;
DROP FUNCTION chat_search_query(text, boolean);
DROP FUNCTION chat_search_vector(text, text);
DROP FUNCTION chat_search_words(text);
"""


class Migration(migrations.Migration):
    dependencies = [("chat", "0002_threads")]

    operations = [migrations.RunSQL([_FUNCTIONS, _COLUMN], _UNDO)]
