"""The charts of a report as blocks: finding, drawing, its words for who cannot see it, and the figures behind it.

A picture is named for what it shows, its chart for how that is drawn:

    trend      an indicator over its periods             charts/lines
    control    quarters and their usual variation        charts/control
    multiples  several indicators over their periods     charts/panels
    change     several indicators since a year before    charts/dumbbell
    stages     counts through the stages of a process    charts/stages
    dots       where every area lies                     charts/strip
    map        where in the country, high or low         charts/tiles
    funnel     areas' figures against their size         charts/funnel
"""
