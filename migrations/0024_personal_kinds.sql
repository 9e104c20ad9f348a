-- Which kinds hold data of residents in their words is a mark of the kind. Until now it was known of broadcasts alone.
UPDATE document_kinds
SET detail = json_set(detail, '$.personal', json(CASE id WHEN 'broadcast' THEN 'true' ELSE 'false' END));
