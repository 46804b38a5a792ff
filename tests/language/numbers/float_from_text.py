print(float('1.5'), float(' -2e3 '), float('inf'), float('-Infinity'), float('.5'), float('5.'), float('1_0.5'), float())
# expect: 1.5 -2000.0 inf -inf 0.5 5.0 10.5 0.0
for text in ('', 'abc', '1.2.3', '1e', '--1'):
    try:
        float(text)
    except ValueError as e:
        print(e)
# expect: could not convert string to float: ''
# expect: could not convert string to float: 'abc'
# expect: could not convert string to float: '1.2.3'
# expect: could not convert string to float: '1e'
# expect: could not convert string to float: '--1'
