package io.relais.flows.answer;

import io.relais.flows.answer.YesNoReader.Mark;

/**
 * English phrases of consent and refusal, in plain form.
 *
 * <p>Left out on purpose: "fine", "I'm good" and "no problem", which say yes to one question and no
 * to the next.
 */
final class EnglishYesNo {
  static final Phrases<Mark> PHRASES =
      new Phrases<Mark>()
          .add(
              Mark.YES,
              """
              yup, yea, yeh, ya, yah, yass, aye, yes sir, yes please, oh yes, oh yeah, hell yes,
              hell yeah, sure, sure thing, for sure, of course, of course yes, absolutely,
              definitely, certainly, totally, indeed, affirmative, gladly, with pleasure, obviously, naturally, ofc, yessir,
              by all means, please do, go ahead, you bet, i confirm, i accept, i agree, i approve,
              yes i do, yes i am, yes i will, why yes, without a doubt, it s a yes, ok for,
              but of course\
              """)
          .add(
              Mark.WEAK_YES,
              """
              y, kk, alright, all right, agreed, deal, confirmed, correct, exactly,
              that s right, thats right, that is right, that s correct, thats correct,
              that is correct, it is, it does, i do, i am, i will, i would, i have, i did, i can,
              i d love to, id love to, i would love to, i d like that, i want to, i want it, i would like that,
              i would like to, i d like to, id like to, i can confirm,
              i m in, count me in, sounds good, sounds great, that sounds good, works for me,
              that works, that works for me, fine by me, fine with me, ok with me, ok by me,
              ok for me, that s fine by me, let s do it,
              lets do it, let s go, do it\
              """)
          .add(
              Mark.NO,
              """
              nah, nay, nop, no no, no thanks, no thank you, no thx, no ty, no way, no sir,
              hell no, god no, not at all, of course not,
              absolutely not, certainly not, definitely not, under no circumstances, negative,
              i refuse, i decline, i disagree, i don t agree, i dont agree, i do not agree,
              it s a no, i don t accept, i do not accept, i do not confirm, i don t confirm\
              """)
          .add(
              Mark.WEAK_NO,
              """
              n, never, not really, rather not, i m afraid not, im afraid not, i d rather not, id rather not, not interested,
              i m not interested, im not interested, i am not interested, not for me, i don t,
              i dont, i do not, i don t want to, i dont want to, i do not want to,
              i don t want it, i dont want it, i don t want that, don t want to, i won t, i wont,
              i will not, i can t, i cant, i cannot, i can not, i m not, im not, i am not,
              i haven t, i have not, i didn t, i did not, it isn t, it is not, it s not,
              it doesn t, it does not, that s wrong, thats wrong, that is wrong, wrong, incorrect,
              that s not right, thats not right, that s not correct, that is not correct,
              that s not it, doesn t work for me, that doesn t work for me, please don t\
              """)
          .add(
              Mark.DOUBT,
              """
              but, maybe, perhaps, possibly, possible, probably, might, could, i think, think,
              i guess, guess, suppose, i believe, not sure, unsure, sure not, not certain,
              don t know, dont know, do not know, not know, idk, dunno, it depends, depends,
              depending, or, if, unless, except, only, later, either, neither, nor, what, why, how,
              when, which, who, where, sort of, kind of, kinda, sometimes, noon, almost, no idea, no doubt, no clue, no matter, no one,
              no more, no longer, not yes, not no, say no, say yes, hold on, wait, half, however,
              although, though, both, not wrong, not a no, not opposed, not against,
              don t mind, dont mind, do not mind, don t disagree, don t refuse,
              i was, let me think, let me see, let me check, we ll see\
              """)
          .add(
              Mark.NEGATION,
              """
              not, t, don t, dont, can t, cant, won t, wont, didnt, doesnt, isnt, cannot, nothing,
              none, not yet, not now, not today, not right now, not at the moment, not exactly,
              not quite, not necessarily, not always, nobody\
              """)
          // "Yes hello, …" opens a conversation rather than answering.
          .add(Mark.WEAK_YES, "yes hello, yes hi, yes hey, yes good morning")
          .add(
              Mark.NEUTRAL,
              """
              pls, plz, thank you, thankyou, thx, ty, cheers, thanks a lot, thank you very much,
              very much, so much, a lot, hi, hello, hey, good morning, good evening, well, um, uh,
              uhm, hmm, so, great, cool, awesome, mate, sir, madam, dear, i say,
              i d say, my answer is, the answer is, it s, have a nice day, have a good day, bye,
              why not, no problem, no problems, no problem at all, no worries,
              sorry, oh well, ah, just, all good, wonderful, lovely, perfect, it s ok, its ok, it s okay, that s ok, thats ok, i m ok, im ok\
              """);

  private EnglishYesNo() {}
}
