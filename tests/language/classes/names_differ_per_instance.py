# Attributes named by data: instances of one class that share no name.
class Record:
    pass


records = []
for i in range(200):
    record = Record()
    setattr(record, f"field_{i}", i)
    record.common = -i
    records.append(record)
print(records[150].field_150, vars(records[199]))
# expect: 150 {'field_199': 199, 'common': -199}


def total(records):
    return sum(record.common for record in records)


print(total(records))  # expect: -19900


def put(record):
    record.late = 1
    return record.late


print(sum(put(record) for record in records))  # expect: 200
print(list(vars(records[0])), hasattr(records[1], "field_0"))
# expect: ['field_0', 'common', 'late'] False
