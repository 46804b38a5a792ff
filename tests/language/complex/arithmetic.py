vals = [0, 1, -1, 2.5, True, 0j, 1j, -1j, 1+2j, -1.5-2j, 3-0j, complex(-0.0, 0.0), complex(0.0,-0.0), complex(-0.0,-0.0), 1e300+1e300j, complex('inf'), complex('nan'), complex('1-infj'), 10**30, 2**70]
import sys
def show(f):
    try: return repr(f())
    except Exception as e: return type(e).__name__ + ': ' + str(e)
for a in vals:
    print(repr(a), str(a), show(lambda: hash(a)) if a == a else '', bool(a), show(lambda: -a), show(lambda: +a), show(lambda: abs(a)))
    # expect: 0 0 0 False 0 0 0
    # expect: 1 1 1 True -1 1 1
    # expect: -1 -1 -2 True 1 -1 1
    # expect: 2.5 2.5 1152921504606846978 True -2.5 2.5 2.5
    # expect: True True 1 True -1 1 1
    # expect: 0j 0j 0 False (-0-0j) 0j 0.0
    # expect: 1j 1j 1000003 True (-0-1j) 1j 1.0
    # expect: (-0-1j) (-0-1j) -2000006 True 1j (-0-1j) 1.0
    # expect: (1+2j) (1+2j) 2000007 True (-1-2j) (1+2j) 2.23606797749979
    # expect: (-1.5-2j) (-1.5-2j) -1152921504608846983 True (1.5+2j) (-1.5-2j) 2.5
    # expect: (3+0j) (3+0j) 3 True (-3-0j) (3+0j) 3.0
    # expect: (-0+0j) (-0+0j) 0 False -0j (-0+0j) 0.0
    # expect: -0j -0j 0 False (-0+0j) -0j 0.0
    # expect: (-0-0j) (-0-0j) 0 False 0j (-0-0j) 0.0
    # expect: (1e+300+1e+300j) (1e+300+1e+300j) 7229033979992872944 True (-1e+300-1e+300j) (1e+300+1e+300j) 1.4142135623730952e+300
    # expect: (inf+0j) (inf+0j) 314159 True (-inf-0j) (inf+0j) inf
    # expect: (nan+0j) (nan+0j)  True (nan-0j) (nan+0j) nan
    # expect: (1-infj) (1-infj) -314159942476 True (-1+infj) (1-infj) inf
    # expect: 1000000000000000000000000000000 1000000000000000000000000000000 465258685558744706 True -1000000000000000000000000000000 1000000000000000000000000000000 1000000000000000000000000000000
    # expect: 1180591620717411303424 1180591620717411303424 512 True -1180591620717411303424 1180591620717411303424 1180591620717411303424
for a in vals:
    for b in vals:
        if not (isinstance(a, complex) or isinstance(b, complex)): continue
        print(repr(a), repr(b), show(lambda: a+b), show(lambda: a-b), show(lambda: a*b), show(lambda: a/b), show(lambda: a**b), a==b, a!=b)
        # expect: 0 0j 0j 0j 0j ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: 0 1j 1j -1j 0j 0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: 0 (-0-1j) -1j 1j -0j (-0-0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: 0 (1+2j) (1+2j) (-1-2j) 0j 0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: 0 (-1.5-2j) (-1.5-2j) (1.5+2j) -0j (-0-0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: 0 (3+0j) (3+0j) (-3+0j) 0j 0j 0j False True
        # expect: 0 (-0+0j) 0j 0j (-0+0j) ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: 0 -0j 0j 0j 0j ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: 0 (-0-0j) 0j 0j -0j ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: 0 (1e+300+1e+300j) (1e+300+1e+300j) (-1e+300-1e+300j) 0j 0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: 0 (inf+0j) (inf+0j) (-inf+0j) (nan+nanj) 0j 0j False True
        # expect: 0 (nan+0j) (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) 0j False True
        # expect: 0 (1-infj) (1-infj) (-1+infj) (nan+nanj) (-0+0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: 1 0j (1+0j) (1+0j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 1 1j (1+1j) (1-1j) 1j -1j (1+0j) False True
        # expect: 1 (-0-1j) (1-1j) (1+1j) -1j (-0+1j) (1-0j) False True
        # expect: 1 (1+2j) (2+2j) -2j (1+2j) (0.2-0.4j) (1+0j) False True
        # expect: 1 (-1.5-2j) (-0.5-2j) (2.5+2j) (-1.5-2j) (-0.24+0.32j) (1-0j) False True
        # expect: 1 (3+0j) (4+0j) (-2+0j) (3+0j) (0.3333333333333333+0j) (1+0j) False True
        # expect: 1 (-0+0j) (1+0j) (1+0j) (-0+0j) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 1 -0j (1+0j) (1+0j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 1 (-0-0j) (1+0j) (1+0j) -0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 1 (1e+300+1e+300j) (1e+300+1e+300j) (-1e+300-1e+300j) (1e+300+1e+300j) (5e-301-5e-301j) (1+0j) False True
        # expect: 1 (inf+0j) (inf+0j) (-inf+0j) (inf+nanj) 0j (nan+nanj) False True
        # expect: 1 (nan+0j) (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: 1 (1-infj) (2-infj) infj (nan-infj) (-0+0j) (nan+nanj) False True
        # expect: -1 0j (-1+0j) (-1+0j) (-0+0j) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: -1 1j (-1+1j) (-1-1j) (-0-1j) 1j (0.04321391826377225+0j) False True
        # expect: -1 (-0-1j) (-1-1j) (-1+1j) 1j (-0-1j) (23.140692632779263-0j) False True
        # expect: -1 (1+2j) 2j (-2-2j) (-1-2j) (-0.2+0.4j) (-0.0018674427317079893+2.2869577639771785e-19j) False True
        # expect: -1 (-1.5-2j) (-2.5-2j) (0.5+2j) (1.5+2j) (0.24-0.32j) (-9.8368221286278e-14+535.4916555247646j) False True
        # expect: -1 (3+0j) (2+0j) (-4+0j) (-3+0j) (-0.3333333333333333+0j) (-1+0j) False True
        # expect: -1 (-0+0j) (-1+0j) (-1+0j) -0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: -1 -0j (-1+0j) (-1+0j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: -1 (-0-0j) (-1+0j) (-1+0j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: -1 (1e+300+1e+300j) (1e+300+1e+300j) (-1e+300-1e+300j) (-1e+300-1e+300j) (-5e-301+5e-301j) (-0-0j) False True
        # expect: -1 (inf+0j) (inf+0j) (-inf+0j) (-inf+nanj) (-0+0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: -1 (nan+0j) (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: -1 (1-infj) -infj (-2+infj) (nan+infj) (-0-0j) (nan+nanj) False True
        # expect: 2.5 0j (2.5+0j) (2.5+0j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 2.5 1j (2.5+1j) (2.5-1j) 2.5j -2.5j (0.6087670819712999+0.793349002588488j) False True
        # expect: 2.5 (-0-1j) (2.5-1j) (2.5+1j) -2.5j (-0+2.5j) (0.6087670819712999-0.793349002588488j) False True
        # expect: 2.5 (1+2j) (3.5+2j) (1.5-2j) (2.5+5j) (0.5-1j) (-0.647013199540743+2.414823786453175j) False True
        # expect: 2.5 (-1.5-2j) (1-2j) (4+2j) (-3.75-5j) (-0.6+0.8j) (-0.06547313237573624-0.24436298602061096j) False True
        # expect: 2.5 (3+0j) (5.5+0j) (-0.5+0j) (7.5+0j) (0.8333333333333334+0j) (15.625+0j) False True
        # expect: 2.5 (-0+0j) (2.5+0j) (2.5+0j) (-0+0j) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 2.5 -0j (2.5+0j) (2.5+0j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 2.5 (-0-0j) (2.5+0j) (2.5+0j) -0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 2.5 (1e+300+1e+300j) (1e+300+1e+300j) (-1e+300-1e+300j) (2.5e+300+2.5e+300j) (1.25e-300-1.25e-300j) OverflowError: complex exponentiation False True
        # expect: 2.5 (inf+0j) (inf+0j) (-inf+0j) (inf+nanj) 0j (nan+nanj) False True
        # expect: 2.5 (nan+0j) (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: 2.5 (1-infj) (3.5-infj) (1.5+infj) (nan-infj) (-0+0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: True 0j (1+0j) (1+0j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: True 1j (1+1j) (1-1j) 1j -1j (1+0j) False True
        # expect: True (-0-1j) (1-1j) (1+1j) -1j (-0+1j) (1-0j) False True
        # expect: True (1+2j) (2+2j) -2j (1+2j) (0.2-0.4j) (1+0j) False True
        # expect: True (-1.5-2j) (-0.5-2j) (2.5+2j) (-1.5-2j) (-0.24+0.32j) (1-0j) False True
        # expect: True (3+0j) (4+0j) (-2+0j) (3+0j) (0.3333333333333333+0j) (1+0j) False True
        # expect: True (-0+0j) (1+0j) (1+0j) (-0+0j) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: True -0j (1+0j) (1+0j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: True (-0-0j) (1+0j) (1+0j) -0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: True (1e+300+1e+300j) (1e+300+1e+300j) (-1e+300-1e+300j) (1e+300+1e+300j) (5e-301-5e-301j) (1+0j) False True
        # expect: True (inf+0j) (inf+0j) (-inf+0j) (inf+nanj) 0j (nan+nanj) False True
        # expect: True (nan+0j) (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: True (1-infj) (2-infj) infj (nan-infj) (-0+0j) (nan+nanj) False True
        # expect: 0j 0 0j 0j 0j ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: 0j 1 (1+0j) (-1+0j) 0j 0j 0j False True
        # expect: 0j -1 (-1+0j) (1+0j) (-0+0j) (-0-0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: 0j 2.5 (2.5+0j) (-2.5+0j) 0j 0j 0j False True
        # expect: 0j True (1+0j) (-1+0j) 0j 0j 0j False True
        # expect: 0j 0j 0j 0j 0j ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: 0j 1j 1j -1j 0j 0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: 0j (-0-1j) -1j 1j -0j (-0-0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: 0j (1+2j) (1+2j) (-1-2j) 0j 0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: 0j (-1.5-2j) (-1.5-2j) (1.5+2j) -0j (-0-0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: 0j (3+0j) (3+0j) (-3+0j) 0j 0j 0j False True
        # expect: 0j (-0+0j) 0j 0j (-0+0j) ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: 0j -0j 0j 0j 0j ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: 0j (-0-0j) 0j 0j -0j ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: 0j (1e+300+1e+300j) (1e+300+1e+300j) (-1e+300-1e+300j) 0j 0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: 0j (inf+0j) (inf+0j) (-inf+0j) (nan+nanj) 0j 0j False True
        # expect: 0j (nan+0j) (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) 0j False True
        # expect: 0j (1-infj) (1-infj) (-1+infj) (nan+nanj) (-0+0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: 0j 1000000000000000000000000000000 (1e+30+0j) (-1e+30+0j) 0j 0j 0j False True
        # expect: 0j 1180591620717411303424 (1.1805916207174113e+21+0j) (-1.1805916207174113e+21+0j) 0j 0j 0j False True
        # expect: 1j 0 1j 1j 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 1j 1 (1+1j) (-1+1j) 1j 1j 1j False True
        # expect: 1j -1 (-1+1j) (1+1j) (-0-1j) (-0-1j) -1j False True
        # expect: 1j 2.5 (2.5+1j) (-2.5+1j) 2.5j 0.4j (-0.7071067811865477-0.7071067811865475j) False True
        # expect: 1j True (1+1j) (-1+1j) 1j 1j 1j False True
        # expect: 1j 0j 1j 1j 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 1j 1j 2j 0j (-1+0j) (1+0j) (0.20787957635076193+0j) True False
        # expect: 1j (-0-1j) 0j 2j (1-0j) (-1-0j) (4.810477380965351-0j) False True
        # expect: 1j (1+2j) (1+3j) (-1-1j) (-2+1j) (0.4+0.2j) (2.6460893340172016e-18+0.04321391826377225j) False True
        # expect: 1j (-1.5-2j) (-1.5-1j) (1.5+3j) (2-1.5j) (-0.32-0.24j) (-16.362940681991798-16.362940681991798j) False True
        # expect: 1j (3+0j) (3+1j) (-3+1j) 3j 0.3333333333333333j (-0-1j) False True
        # expect: 1j (-0+0j) 1j 1j (-0+0j) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 1j -0j 1j 1j 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 1j (-0-0j) 1j 1j -0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 1j (1e+300+1e+300j) (1e+300+1e+300j) (-1e+300-1e+300j) (-1e+300+1e+300j) (5e-301+5e-301j) -0j False True
        # expect: 1j (inf+0j) (inf+1j) (-inf+1j) (nan+infj) 0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: 1j (nan+0j) (nan+1j) (nan+1j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: 1j (1-infj) (1-infj) (-1+infj) (inf+nanj) (-0+0j) (nan+nanj) False True
        # expect: 1j 1000000000000000000000000000000 (1e+30+1j) (-1e+30+1j) 1e+30j 9.999999999999999e-31j (0.5052644514387595+0.8629645613304694j) False True
        # expect: 1j 1180591620717411303424 (1.1805916207174113e+21+1j) (-1.1805916207174113e+21+1j) 1.1805916207174113e+21j 8.470329472543003e-22j (-0.6959307208950469-0.7181089274716617j) False True
        # expect: (-0-1j) 0 -1j (-0-1j) -0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (-0-1j) 1 (1-1j) (-1-1j) -1j (-0-1j) -1j False True
        # expect: (-0-1j) -1 (-1-1j) (1-1j) 1j (-0+1j) (-0+1j) False True
        # expect: (-0-1j) 2.5 (2.5-1j) (-2.5-1j) -2.5j (-0-0.4j) (-0.7071067811865477+0.7071067811865475j) False True
        # expect: (-0-1j) True (1-1j) (-1-1j) -1j (-0-1j) -1j False True
        # expect: (-0-1j) 0j -1j (-0-1j) -0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (-0-1j) 1j 0j (-0-2j) (1-0j) (-1+0j) (4.810477380965351+0j) False True
        # expect: (-0-1j) (-0-1j) (-0-2j) 0j (-1+0j) (1-0j) (0.20787957635076193+0j) True False
        # expect: (-0-1j) (1+2j) (1+1j) (-1-3j) (2-1j) (-0.4-0.2j) (1.4169587581392932e-15-23.140692632779263j) False True
        # expect: (-0-1j) (-1.5-2j) (-1.5-3j) (1.5+1j) (-2+1.5j) (0.32+0.24j) (-0.03055685464595455+0.03055685464595456j) False True
        # expect: (-0-1j) (3+0j) (3-1j) (-3-1j) -3j (-0-0.3333333333333333j) 1j False True
        # expect: (-0-1j) (-0+0j) (-0-1j) -1j 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (-0-1j) -0j -1j (-0-1j) (-0+0j) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (-0-1j) (-0-0j) (-0-1j) -1j 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (-0-1j) (1e+300+1e+300j) (1e+300+1e+300j) (-1e+300-1e+300j) (1e+300-1e+300j) (-5e-301-5e-301j) OverflowError: complex exponentiation False True
        # expect: (-0-1j) (inf+0j) (inf-1j) (-inf-1j) (nan-infj) (-0-0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (-0-1j) (nan+0j) (nan-1j) (nan-1j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (-0-1j) (1-infj) (1-infj) (-1+infj) (-inf+nanj) -0j (nan+nanj) False True
        # expect: (-0-1j) 1000000000000000000000000000000 (1e+30-1j) (-1e+30-1j) -1e+30j (-0-9.999999999999999e-31j) (0.5052644514387595-0.8629645613304694j) False True
        # expect: (-0-1j) 1180591620717411303424 (1.1805916207174113e+21-1j) (-1.1805916207174113e+21-1j) -1.1805916207174113e+21j (-0-8.470329472543003e-22j) (-0.6959307208950469+0.7181089274716617j) False True
        # expect: (1+2j) 0 (1+2j) (1+2j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (1+2j) 1 (2+2j) 2j (1+2j) (1+2j) (1+2j) False True
        # expect: (1+2j) -1 2j (2+2j) (-1-2j) (-1-2j) (0.2-0.4j) False True
        # expect: (1+2j) 2.5 (3.5+2j) (-1.5+2j) (2.5+5j) (0.4+0.8j) (-6.960664459571901+2.7296244647840084j) False True
        # expect: (1+2j) True (2+2j) 2j (1+2j) (1+2j) (1+2j) False True
        # expect: (1+2j) 0j (1+2j) (1+2j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (1+2j) 1j (1+3j) (1+1j) (-2+1j) (2-1j) (0.2291401859804338+0.23817011512167555j) False True
        # expect: (1+2j) (-0-1j) (1+1j) (1+3j) (2-1j) (-2+1j) (2.097772649421161-2.1804414239866383j) False True
        # expect: (1+2j) (1+2j) (2+4j) 0j (-3+4j) (1+0j) (-0.22251715680177267+0.10070913113607541j) True False
        # expect: (1+2j) (-1.5-2j) (-0.5+0j) (2.5+4j) (2.5-5j) (-0.88-0.16j) (-2.7153781416157274+0.35104803615533886j) False True
        # expect: (1+2j) (3+0j) (4+2j) (-2+2j) (3+6j) (0.3333333333333333+0.6666666666666666j) (-11-2j) False True
        # expect: (1+2j) (-0+0j) (1+2j) (1+2j) (-0+0j) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (1+2j) -0j (1+2j) (1+2j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (1+2j) (-0-0j) (1+2j) (1+2j) -0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (1+2j) (1e+300+1e+300j) (1e+300+1e+300j) (-1e+300-1e+300j) (-1e+300+3e+300j) (1.4999999999999998e-300+5e-301j) (nan+nanj) False True
        # expect: (1+2j) (inf+0j) (inf+2j) (-inf+2j) (inf+infj) 0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (1+2j) (nan+0j) (nan+2j) (nan+2j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (1+2j) (1-infj) (2-infj) infj (inf-infj) (-0+0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (1+2j) 1000000000000000000000000000000 (1e+30+2j) (-1e+30+2j) (1e+30+2e+30j) (9.999999999999999e-31+1.9999999999999998e-30j) OverflowError: complex exponentiation False True
        # expect: (1+2j) 1180591620717411303424 (1.1805916207174113e+21+2j) (-1.1805916207174113e+21+2j) (1.1805916207174113e+21+2.3611832414348226e+21j) (8.470329472543003e-22+1.6940658945086007e-21j) OverflowError: complex exponentiation False True
        # expect: (-1.5-2j) 0 (-1.5-2j) (-1.5-2j) -0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (-1.5-2j) 1 (-0.5-2j) (-2.5-2j) (-1.5-2j) (-1.5-2j) (-1.5-2j) False True
        # expect: (-1.5-2j) -1 (-2.5-2j) (-0.5-2j) (1.5+2j) (1.5+2j) (-0.24+0.32j) False True
        # expect: (-1.5-2j) 2.5 (1-2j) (-4-2j) (-3.75-5j) (-0.6-0.8j) (7.24784450716211+6.717514421272205j) False True
        # expect: (-1.5-2j) True (-0.5-2j) (-2.5-2j) (-1.5-2j) (-1.5-2j) (-1.5-2j) False True
        # expect: (-1.5-2j) 0j (-1.5-2j) (-1.5-2j) -0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (-1.5-2j) 1j (-1.5-1j) (-1.5-3j) (2-1.5j) (-2+1.5j) (5.573247350582014+7.263090199367293j) False True
        # expect: (-1.5-2j) (-0-1j) (-1.5-3j) (-1.5-1j) (-2+1.5j) (2-1.5j) (0.06649576750853341-0.08665769288710988j) False True
        # expect: (-1.5-2j) (1+2j) (-0.5+0j) (-2.5-4j) (2.5-5j) (-1.1+0.2j) (194.45308266271155-78.0542082052343j) False True
        # expect: (-1.5-2j) (-1.5-2j) (-3-4j) 0j (-1.75+6j) (1-0j) (0.0002470252275083491+0.0030082669581730096j) True False
        # expect: (-1.5-2j) (3+0j) (1.5-2j) (-4.5-2j) (-4.5-6j) (-0.5-0.6666666666666666j) (14.625-5.5j) False True
        # expect: (-1.5-2j) (-0+0j) (-1.5-2j) (-1.5-2j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (-1.5-2j) -0j (-1.5-2j) (-1.5-2j) (-0+0j) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (-1.5-2j) (-0-0j) (-1.5-2j) (-1.5-2j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (-1.5-2j) (1e+300+1e+300j) (1e+300+1e+300j) (-1e+300-1e+300j) (5e+299-3.5e+300j) (-1.7499999999999998e-300-2.5e-301j) OverflowError: complex exponentiation False True
        # expect: (-1.5-2j) (inf+0j) (inf-2j) (-inf-2j) (-inf-infj) (-0-0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (-1.5-2j) (nan+0j) (nan-2j) (nan-2j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (-1.5-2j) (1-infj) (-0.5-infj) (-2.5+infj) (-inf+infj) -0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (-1.5-2j) 1000000000000000000000000000000 (1e+30-2j) (-1e+30-2j) (-1.5000000000000002e+30-2e+30j) (-1.5e-30-1.9999999999999998e-30j) OverflowError: complex exponentiation False True
        # expect: (-1.5-2j) 1180591620717411303424 (1.1805916207174113e+21-2j) (-1.1805916207174113e+21-2j) (-1.770887431076117e+21-2.3611832414348226e+21j) (-1.2705494208814505e-21-1.6940658945086007e-21j) OverflowError: complex exponentiation False True
        # expect: (3+0j) 0 (3+0j) (3+0j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (3+0j) 1 (4+0j) (2+0j) (3+0j) (3+0j) (3+0j) False True
        # expect: (3+0j) -1 (2+0j) (4+0j) (-3+0j) (-3-0j) (0.3333333333333333+0j) False True
        # expect: (3+0j) 2.5 (5.5+0j) (0.5+0j) (7.5+0j) (1.2+0j) (15.588457268119896+0j) False True
        # expect: (3+0j) True (4+0j) (2+0j) (3+0j) (3+0j) (3+0j) False True
        # expect: (3+0j) 0j (3+0j) (3+0j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (3+0j) 1j (3+1j) (3-1j) 3j -3j (0.4548324228266097+0.8905770416677471j) False True
        # expect: (3+0j) (-0-1j) (3-1j) (3+1j) -3j (-0+3j) (0.4548324228266097-0.8905770416677471j) False True
        # expect: (3+0j) (1+2j) (4+2j) (2-2j) (3+6j) (0.6-1.2j) (-1.758764802874057+2.4303798814529753j) False True
        # expect: (3+0j) (-1.5-2j) (1.5-2j) (4.5+2j) (-4.5-6j) (-0.72+0.96j) (-0.11282481470895288-0.15590894208776956j) False True
        # expect: (3+0j) (3+0j) (6+0j) 0j (9+0j) (1+0j) (27+0j) True False
        # expect: (3+0j) (-0+0j) (3+0j) (3+0j) (-0+0j) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (3+0j) -0j (3+0j) (3+0j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (3+0j) (-0-0j) (3+0j) (3+0j) -0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (3+0j) (1e+300+1e+300j) (1e+300+1e+300j) (-1e+300-1e+300j) (3e+300+3e+300j) (1.4999999999999998e-300-1.4999999999999998e-300j) OverflowError: complex exponentiation False True
        # expect: (3+0j) (inf+0j) (inf+0j) (-inf+0j) (inf+nanj) 0j (nan+nanj) False True
        # expect: (3+0j) (nan+0j) (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (3+0j) (1-infj) (4-infj) (2+infj) (nan-infj) (-0+0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (3+0j) 1000000000000000000000000000000 (1e+30+0j) (-1e+30+0j) (3.0000000000000003e+30+0j) (3e-30+0j) OverflowError: complex exponentiation False True
        # expect: (3+0j) 1180591620717411303424 (1.1805916207174113e+21+0j) (-1.1805916207174113e+21+0j) (3.541774862152234e+21+0j) (2.541098841762901e-21+0j) OverflowError: complex exponentiation False True
        # expect: (-0+0j) 0 0j (-0+0j) (-0+0j) ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: (-0+0j) 1 (1+0j) (-1+0j) (-0+0j) 0j (-0+0j) False True
        # expect: (-0+0j) -1 (-1+0j) (1+0j) -0j -0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (-0+0j) 2.5 (2.5+0j) (-2.5+0j) (-0+0j) 0j 0j False True
        # expect: (-0+0j) True (1+0j) (-1+0j) (-0+0j) 0j (-0+0j) False True
        # expect: (-0+0j) 0j 0j (-0+0j) (-0+0j) ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: (-0+0j) 1j 1j (-0-1j) (-0+0j) 0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (-0+0j) (-0-1j) (-0-1j) 1j 0j (-0-0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (-0+0j) (1+2j) (1+2j) (-1-2j) (-0+0j) 0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (-0+0j) (-1.5-2j) (-1.5-2j) (1.5+2j) 0j (-0-0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (-0+0j) (3+0j) (3+0j) (-3+0j) (-0+0j) 0j 0j False True
        # expect: (-0+0j) (-0+0j) (-0+0j) 0j -0j ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: (-0+0j) -0j 0j (-0+0j) 0j ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: (-0+0j) (-0-0j) (-0+0j) 0j 0j ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: (-0+0j) (1e+300+1e+300j) (1e+300+1e+300j) (-1e+300-1e+300j) (-0+0j) 0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (-0+0j) (inf+0j) (inf+0j) (-inf+0j) (nan+nanj) 0j 0j False True
        # expect: (-0+0j) (nan+0j) (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) 0j False True
        # expect: (-0+0j) (1-infj) (1-infj) (-1+infj) (nan+nanj) (-0-0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (-0+0j) 1000000000000000000000000000000 (1e+30+0j) (-1e+30+0j) (-0+0j) 0j 0j False True
        # expect: (-0+0j) 1180591620717411303424 (1.1805916207174113e+21+0j) (-1.1805916207174113e+21+0j) (-0+0j) 0j 0j False True
        # expect: -0j 0 0j -0j 0j ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: -0j 1 (1+0j) (-1-0j) 0j -0j 0j False True
        # expect: -0j -1 (-1+0j) (1-0j) 0j (-0-0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: -0j 2.5 (2.5+0j) (-2.5-0j) 0j -0j 0j False True
        # expect: -0j True (1+0j) (-1-0j) 0j -0j 0j False True
        # expect: -0j 0j 0j -0j 0j ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: -0j 1j 1j -1j 0j -0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: -0j (-0-1j) -1j 1j (-0+0j) (-0+0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: -0j (1+2j) (1+2j) (-1-2j) 0j -0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: -0j (-1.5-2j) (-1.5-2j) (1.5+2j) (-0+0j) (-0+0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: -0j (3+0j) (3+0j) (-3-0j) 0j -0j 0j False True
        # expect: -0j (-0+0j) 0j -0j 0j ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: -0j -0j -0j 0j -0j ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: -0j (-0-0j) -0j 0j (-0+0j) ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: -0j (1e+300+1e+300j) (1e+300+1e+300j) (-1e+300-1e+300j) 0j -0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: -0j (inf+0j) (inf+0j) (-inf-0j) (nan+nanj) -0j 0j False True
        # expect: -0j (nan+0j) (nan+0j) (nan-0j) (nan+nanj) (nan+nanj) 0j False True
        # expect: -0j (1-infj) (1-infj) (-1+infj) (nan+nanj) -0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: -0j 1000000000000000000000000000000 (1e+30+0j) (-1e+30-0j) 0j -0j 0j False True
        # expect: -0j 1180591620717411303424 (1.1805916207174113e+21+0j) (-1.1805916207174113e+21-0j) 0j -0j 0j False True
        # expect: (-0-0j) 0 0j (-0-0j) -0j ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: (-0-0j) 1 (1+0j) (-1-0j) -0j (-0+0j) -0j False True
        # expect: (-0-0j) -1 (-1+0j) (1-0j) 0j (-0+0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (-0-0j) 2.5 (2.5+0j) (-2.5-0j) -0j (-0+0j) 0j False True
        # expect: (-0-0j) True (1+0j) (-1-0j) -0j (-0+0j) -0j False True
        # expect: (-0-0j) 0j 0j (-0-0j) -0j ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: (-0-0j) 1j 1j (-0-1j) -0j (-0+0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (-0-0j) (-0-1j) (-0-1j) 1j 0j -0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (-0-0j) (1+2j) (1+2j) (-1-2j) -0j (-0+0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (-0-0j) (-1.5-2j) (-1.5-2j) (1.5+2j) 0j -0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (-0-0j) (3+0j) (3+0j) (-3-0j) -0j (-0+0j) 0j False True
        # expect: (-0-0j) (-0+0j) (-0+0j) -0j 0j ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: (-0-0j) -0j -0j (-0+0j) (-0+0j) ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: (-0-0j) (-0-0j) (-0-0j) 0j 0j ZeroDivisionError: complex division by zero (1+0j) True False
        # expect: (-0-0j) (1e+300+1e+300j) (1e+300+1e+300j) (-1e+300-1e+300j) -0j (-0+0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (-0-0j) (inf+0j) (inf+0j) (-inf-0j) (nan+nanj) (-0+0j) 0j False True
        # expect: (-0-0j) (nan+0j) (nan+0j) (nan-0j) (nan+nanj) (nan+nanj) 0j False True
        # expect: (-0-0j) (1-infj) (1-infj) (-1+infj) (nan+nanj) (-0-0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (-0-0j) 1000000000000000000000000000000 (1e+30+0j) (-1e+30-0j) -0j (-0+0j) 0j False True
        # expect: (-0-0j) 1180591620717411303424 (1.1805916207174113e+21+0j) (-1.1805916207174113e+21-0j) -0j (-0+0j) 0j False True
        # expect: (1e+300+1e+300j) 0 (1e+300+1e+300j) (1e+300+1e+300j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (1e+300+1e+300j) 1 (1e+300+1e+300j) (1e+300+1e+300j) (1e+300+1e+300j) (1e+300+1e+300j) (1e+300+1e+300j) False True
        # expect: (1e+300+1e+300j) -1 (1e+300+1e+300j) (1e+300+1e+300j) (-1e+300-1e+300j) (-1e+300-1e+300j) (5e-301-5e-301j) False True
        # expect: (1e+300+1e+300j) 2.5 (1e+300+1e+300j) (1e+300+1e+300j) (2.5e+300+2.5e+300j) (4e+299+4e+299j) OverflowError: complex exponentiation False True
        # expect: (1e+300+1e+300j) True (1e+300+1e+300j) (1e+300+1e+300j) (1e+300+1e+300j) (1e+300+1e+300j) (1e+300+1e+300j) False True
        # expect: (1e+300+1e+300j) 0j (1e+300+1e+300j) (1e+300+1e+300j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (1e+300+1e+300j) 1j (1e+300+1e+300j) (1e+300+1e+300j) (-1e+300+1e+300j) (1e+300-1e+300j) (0.4557557900733501-0.012893260463449633j) False True
        # expect: (1e+300+1e+300j) (-0-1j) (1e+300+1e+300j) (1e+300+1e+300j) (1e+300-1e+300j) (-1e+300+1e+300j) (2.1924029193918435+0.062022737826319285j) False True
        # expect: (1e+300+1e+300j) (1+2j) (1e+300+1e+300j) (1e+300+1e+300j) (-1e+300+3e+300j) (6e+299-2e+299j) (2.1929946023827102e+299+1.957947478017414e+299j) False True
        # expect: (1e+300+1e+300j) (-1.5-2j) (1e+300+1e+300j) (1e+300+1e+300j) (5e+299-3.5e+300j) (-5.6e+299+8.000000000000001e+298j) -0j False True
        # expect: (1e+300+1e+300j) (3+0j) (1e+300+1e+300j) (1e+300+1e+300j) (3e+300+3e+300j) (3.3333333333333335e+299+3.3333333333333335e+299j) (nan+nanj) False True
        # expect: (1e+300+1e+300j) (-0+0j) (1e+300+1e+300j) (1e+300+1e+300j) (-0+0j) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (1e+300+1e+300j) -0j (1e+300+1e+300j) (1e+300+1e+300j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (1e+300+1e+300j) (-0-0j) (1e+300+1e+300j) (1e+300+1e+300j) -0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (1e+300+1e+300j) (1e+300+1e+300j) (2e+300+2e+300j) 0j (nan+infj) (1+0j) (nan+nanj) True False
        # expect: (1e+300+1e+300j) (inf+0j) (inf+1e+300j) (-inf+1e+300j) (inf+infj) 0j ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (1e+300+1e+300j) (nan+0j) (nan+1e+300j) (nan+1e+300j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (1e+300+1e+300j) (1-infj) (1e+300-infj) (1e+300+infj) (inf-infj) (-0+0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (1e+300+1e+300j) 1000000000000000000000000000000 (1e+300+1e+300j) (1e+300+1e+300j) (inf+infj) (1e+270+1e+270j) OverflowError: complex exponentiation False True
        # expect: (1e+300+1e+300j) 1180591620717411303424 (1e+300+1e+300j) (1e+300+1e+300j) (inf+infj) (8.470329472543004e+278+8.470329472543004e+278j) OverflowError: complex exponentiation False True
        # expect: (inf+0j) 0 (inf+0j) (inf+0j) (nan+nanj) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (inf+0j) 1 (inf+0j) (inf+0j) (inf+nanj) (inf+nanj) OverflowError: complex exponentiation False True
        # expect: (inf+0j) -1 (inf+0j) (inf+0j) (-inf+nanj) (-inf+nanj) (nan+nanj) False True
        # expect: (inf+0j) 2.5 (inf+0j) (inf+0j) (inf+nanj) (inf+nanj) OverflowError: complex exponentiation False True
        # expect: (inf+0j) True (inf+0j) (inf+0j) (inf+nanj) (inf+nanj) OverflowError: complex exponentiation False True
        # expect: (inf+0j) 0j (inf+0j) (inf+0j) (nan+nanj) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (inf+0j) 1j (inf+1j) (inf-1j) (nan+infj) (nan-infj) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (inf+0j) (-0-1j) (inf-1j) (inf+1j) (nan-infj) (nan+infj) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (inf+0j) (1+2j) (inf+2j) (inf-2j) (inf+infj) (inf-infj) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (inf+0j) (-1.5-2j) (inf-2j) (inf+2j) (-inf-infj) (-inf+infj) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (inf+0j) (3+0j) (inf+0j) (inf+0j) (inf+nanj) (inf+nanj) (nan+nanj) False True
        # expect: (inf+0j) (-0+0j) (inf+0j) (inf+0j) (nan+nanj) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (inf+0j) -0j (inf+0j) (inf+0j) (nan+nanj) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (inf+0j) (-0-0j) (inf+0j) (inf+0j) (nan+nanj) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (inf+0j) (1e+300+1e+300j) (inf+1e+300j) (inf-1e+300j) (inf+infj) (inf-infj) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (inf+0j) (inf+0j) (inf+0j) (nan+0j) (inf+nanj) (nan+nanj) (nan+nanj) True False
        # expect: (inf+0j) (nan+0j) (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (inf+0j) (1-infj) (inf-infj) (inf+infj) (nan-infj) (nan+nanj) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (inf+0j) 1000000000000000000000000000000 (inf+0j) (inf+0j) (inf+nanj) (inf+nanj) OverflowError: complex exponentiation False True
        # expect: (inf+0j) 1180591620717411303424 (inf+0j) (inf+0j) (inf+nanj) (inf+nanj) OverflowError: complex exponentiation False True
        # expect: (nan+0j) 0 (nan+0j) (nan+0j) (nan+nanj) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (nan+0j) 1 (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (nan+0j) -1 (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (nan+0j) 2.5 (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (nan+0j) True (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (nan+0j) 0j (nan+0j) (nan+0j) (nan+nanj) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (nan+0j) 1j (nan+1j) (nan-1j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (nan+0j) (-0-1j) (nan-1j) (nan+1j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (nan+0j) (1+2j) (nan+2j) (nan-2j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (nan+0j) (-1.5-2j) (nan-2j) (nan+2j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (nan+0j) (3+0j) (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (nan+0j) (-0+0j) (nan+0j) (nan+0j) (nan+nanj) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (nan+0j) -0j (nan+0j) (nan+0j) (nan+nanj) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (nan+0j) (-0-0j) (nan+0j) (nan+0j) (nan+nanj) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (nan+0j) (1e+300+1e+300j) (nan+1e+300j) (nan-1e+300j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (nan+0j) (inf+0j) (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (nan+0j) (nan+0j) (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (nan+0j) (1-infj) (nan-infj) (nan+infj) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (nan+0j) 1000000000000000000000000000000 (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (nan+0j) 1180591620717411303424 (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (1-infj) 0 (1-infj) (1-infj) (nan+nanj) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (1-infj) 1 (2-infj) -infj (nan-infj) (nan-infj) OverflowError: complex exponentiation False True
        # expect: (1-infj) -1 -infj (2-infj) (nan+infj) (nan+infj) (nan+nanj) False True
        # expect: (1-infj) 2.5 (3.5-infj) (-1.5-infj) (nan-infj) (nan-infj) OverflowError: complex exponentiation False True
        # expect: (1-infj) True (2-infj) -infj (nan-infj) (nan-infj) OverflowError: complex exponentiation False True
        # expect: (1-infj) 0j (1-infj) (1-infj) (nan+nanj) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (1-infj) 1j (1-infj) (1-infj) (inf+nanj) (-inf+nanj) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (1-infj) (-0-1j) (1-infj) (1-infj) (-inf+nanj) (inf+nanj) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (1-infj) (1+2j) (2-infj) -infj (inf-infj) (-inf-infj) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (1-infj) (-1.5-2j) (-0.5-infj) (2.5-infj) (-inf+infj) (inf+infj) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (1-infj) (3+0j) (4-infj) (-2-infj) (nan-infj) (nan-infj) (nan+nanj) False True
        # expect: (1-infj) (-0+0j) (1-infj) (1-infj) (nan+nanj) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (1-infj) -0j (1-infj) (1-infj) (nan+nanj) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (1-infj) (-0-0j) (1-infj) (1-infj) (nan+nanj) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: (1-infj) (1e+300+1e+300j) (1e+300-infj) (-1e+300-infj) (inf-infj) (-inf-infj) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (1-infj) (inf+0j) (inf-infj) (-inf-infj) (nan-infj) (nan+nanj) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: (1-infj) (nan+0j) (nan-infj) (nan-infj) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: (1-infj) (1-infj) (2-infj) nanj (-inf-infj) (nan+nanj) ZeroDivisionError: 0.0 to a negative or complex power True False
        # expect: (1-infj) 1000000000000000000000000000000 (1e+30-infj) (-1e+30-infj) (nan-infj) (nan-infj) OverflowError: complex exponentiation False True
        # expect: (1-infj) 1180591620717411303424 (1.1805916207174113e+21-infj) (-1.1805916207174113e+21-infj) (nan-infj) (nan-infj) OverflowError: complex exponentiation False True
        # expect: 1000000000000000000000000000000 0j (1e+30+0j) (1e+30+0j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 1000000000000000000000000000000 1j (1e+30+1j) (1e+30-1j) 1e+30j -1e+30j (0.9992974975699084-0.037476810837089584j) False True
        # expect: 1000000000000000000000000000000 (-0-1j) (1e+30-1j) (1e+30+1j) -1e+30j (-0+1e+30j) (0.9992974975699084+0.037476810837089584j) False True
        # expect: 1000000000000000000000000000000 (1+2j) (1e+30+2j) (1e+30-2j) (1e+30+2e+30j) (2.0000000000000002e+29-4.0000000000000004e+29j) (9.97190977298962e+29-7.49009665728089e+28j) False True
        # expect: 1000000000000000000000000000000 (-1.5-2j) (1e+30-2j) (1e+30+2j) (-1.5000000000000002e+30-2e+30j) (-2.4000000000000004e+29+3.2e+29j) (9.97190977298962e-46+7.4900966572808895e-47j) False True
        # expect: 1000000000000000000000000000000 (3+0j) (1e+30+0j) (1e+30+0j) (3.0000000000000003e+30+0j) (3.333333333333333e+29+0j) (1.0000000000000002e+90+0j) False True
        # expect: 1000000000000000000000000000000 (-0+0j) (1e+30+0j) (1e+30+0j) (-0+0j) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 1000000000000000000000000000000 -0j (1e+30+0j) (1e+30+0j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 1000000000000000000000000000000 (-0-0j) (1e+30+0j) (1e+30+0j) -0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 1000000000000000000000000000000 (1e+300+1e+300j) (1e+300+1e+300j) (-1e+300-1e+300j) (inf+infj) (5e-271-5e-271j) OverflowError: complex exponentiation False True
        # expect: 1000000000000000000000000000000 (inf+0j) (inf+0j) (-inf+0j) (inf+nanj) 0j (nan+nanj) False True
        # expect: 1000000000000000000000000000000 (nan+0j) (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: 1000000000000000000000000000000 (1-infj) (1e+30-infj) (1e+30+infj) (nan-infj) (-0+0j) ZeroDivisionError: 0.0 to a negative or complex power False True
        # expect: 1180591620717411303424 0j (1.1805916207174113e+21+0j) (1.1805916207174113e+21+0j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 1180591620717411303424 1j (1.1805916207174113e+21+1j) (1.1805916207174113e+21-1j) 1.1805916207174113e+21j -1.1805916207174113e+21j (-0.17350101220934158-0.9848336909155443j) False True
        # expect: 1180591620717411303424 (-0-1j) (1.1805916207174113e+21-1j) (1.1805916207174113e+21+1j) -1.1805916207174113e+21j (-0+1.1805916207174113e+21j) (-0.17350101220934158+0.9848336909155443j) False True
        # expect: 1180591620717411303424 (1+2j) (1.1805916207174113e+21+2j) (1.1805916207174113e+21-2j) (1.1805916207174113e+21+2.3611832414348226e+21j) (2.3611832414348227e+20-4.7223664828696455e+20j) (-1.1095138631514389e+21+4.034545357074746e+20j) False True
        # expect: 1180591620717411303424 (-1.5-2j) (1.1805916207174113e+21-2j) (1.1805916207174113e+21+2j) (-1.770887431076117e+21-2.3611832414348226e+21j) (-2.833419889721787e+20+3.777893186295716e+20j) (-2.316773045929084e-32-8.424523790356013e-33j) False True
        # expect: 1180591620717411303424 (3+0j) (1.1805916207174113e+21+0j) (1.1805916207174113e+21+0j) (3.541774862152234e+21+0j) (3.935305402391371e+20+0j) (1.645504557321206e+63+0j) False True
        # expect: 1180591620717411303424 (-0+0j) (1.1805916207174113e+21+0j) (1.1805916207174113e+21+0j) (-0+0j) ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 1180591620717411303424 -0j (1.1805916207174113e+21+0j) (1.1805916207174113e+21+0j) 0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 1180591620717411303424 (-0-0j) (1.1805916207174113e+21+0j) (1.1805916207174113e+21+0j) -0j ZeroDivisionError: complex division by zero (1+0j) False True
        # expect: 1180591620717411303424 (1e+300+1e+300j) (1e+300+1e+300j) (-1e+300-1e+300j) (inf+infj) (5.902958103587057e-280-5.902958103587057e-280j) OverflowError: complex exponentiation False True
        # expect: 1180591620717411303424 (inf+0j) (inf+0j) (-inf+0j) (inf+nanj) 0j (nan+nanj) False True
        # expect: 1180591620717411303424 (nan+0j) (nan+0j) (nan+0j) (nan+nanj) (nan+nanj) (nan+nanj) False True
        # expect: 1180591620717411303424 (1-infj) (1.1805916207174113e+21-infj) (1.1805916207174113e+21+infj) (nan-infj) (-0+0j) ZeroDivisionError: 0.0 to a negative or complex power False True
